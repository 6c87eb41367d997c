using SearchService.Engine.Analysis;
using SearchService.Engine.Codecs;
using SearchService.Engine.Indexing;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Segments;

public sealed class SegmentCoreTests
{
    [Fact]
    public void AddReference_to_a_closed_core_is_refused_however_often_it_is_tried()
    {
        using var directory = new RamDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()) { MaxMergeThreads = 0 }))
        {
            writer.AddDocument(TestDocuments.Create("a"));
            writer.Commit();
        }

        var core = new SegmentCore(directory, SegmentInfosFormat.ReadLatest(directory).Segments[0].Info);
        core.AddReference();
        core.Release();
        core.CheckIntegrity();
        core.Release();
        Assert.Throws<ObjectDisposedException>(core.AddReference);
        Assert.Throws<ObjectDisposedException>(core.AddReference);
    }
}
