using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Tests.Inspection;

/// <summary>A small index with everything that the engine writes: several segments, deletions, skip data on two levels, a column of
/// each kind, one of them with gaps.</summary>
internal static class InspectedIndex
{
    public const int Segments = 2;
    public const int DocsPerSegment = 1200;

    public static RamDirectory Create(bool compound, int segments = Segments, int docsPerSegment = DocsPerSegment)
    {
        var directory = new RamDirectory();
        var config = new IndexWriterConfig(new EnglishAnalyzer()) { MaxMergeThreads = 0, UseCompoundFile = compound };
        using var writer = new IndexWriter(directory, config);
        for (var segment = 0; segment < segments; segment++)
        {
            for (var i = 0; i < docsPerSegment; i++)
            {
                writer.AddDocument(CreateDocument((segment * docsPerSegment) + i));
            }

            writer.Commit();
        }

        for (var id = 1; id < segments * docsPerSegment; id += 100)
        {
            writer.DeleteDocuments(new Term("id", $"{id}"));
        }

        writer.Commit(new Dictionary<string, string> { ["fingerprint"] = "f1" });
        return directory;
    }

    private static Document CreateDocument(int id)
    {
        Document document =
        [
            new StringField("id", $"{id}", stored: true),
            new TextField("title", string.Join(' ', Enumerable.Repeat("common", 1 + (id % 3)).Append($"rare{id % 200}")))
            {
                CopyTo = new CopyTarget("text", TextField.WithFreqs, 1 + (id % 5)),
            },
            new StoredField("source", $"the source of article {id}"),
            new SortedDocValuesField("name", $"name {id % 300}"),
            new SortedSetDocValuesField("topics", $"topic {id % 7}"),
        ];
        if (id % 3 == 0)
        {
            document.Add(new NumericDocValuesField("quality", id % 1000));
            document.Add(new SortedSetDocValuesField("topics", $"more {id % 11}"));
        }

        return document;
    }
}
