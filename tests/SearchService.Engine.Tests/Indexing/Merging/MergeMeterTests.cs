using System.Diagnostics.Metrics;
using SearchService.Engine.Analysis;
using SearchService.Engine.Indexing;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

public sealed class MergeMeterTests
{
    [Fact]
    public void ForceMerge_is_measured_with_its_bytes()
    {
        // Merges of other tests are measured too, but on other threads.
        var thread = Environment.CurrentManagedThreadId;
        var seconds = new List<double>();
        var bytes = new List<long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "SearchService.Engine")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Note(seconds, "searchservice.merge.duration", instrument, value));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Note(bytes, "searchservice.merge.written", instrument, value));
        listener.Start();
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()) { MaxMergeThreads = 0, MaxBufferedDocs = 3, MaxIndexingThreads = 1 });
        for (var i = 0; i < 10; i++)
        {
            writer.AddDocument(TestDocuments.Create($"d{i}", "word"));
        }

        writer.Commit();
        writer.ForceMerge(1);
        writer.Commit();

        Assert.True(Assert.Single(seconds) > 0);
        using var reader = DirectoryReader.Open(directory);
        Assert.Equal(Assert.Single(reader.Commit.Segments).Info.Files.Sum(directory.FileLength), Assert.Single(bytes));

        void Note<T>(List<T> values, string name, Instrument instrument, T value)
        {
            if (instrument.Name == name && Environment.CurrentManagedThreadId == thread)
            {
                values.Add(value);
            }
        }
    }
}
