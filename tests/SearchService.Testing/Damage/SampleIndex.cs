using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Testing;

/// <summary>A small index that has a file of every kind that the engine writes: a segment in files of its own, with deletions of two
/// generations; one packed into a compound file, with deletions; and a tiny one. Fields of every index option, columns of every kind (dense, with
/// gaps, constant, of few values, wide), stored fields of every kind, skip data.</summary>
public static class SampleIndex
{
    /// <summary>Builds it.</summary>
    /// <param name="docs">Documents of the greatest segment, at least 200; from about 1,100 on there is skip data on two levels.</param>
    /// <param name="earlier">Takes, by name, the bytes of files that later commits replaced: the older segments_N and deletions.</param>
    public static RamDirectory Create(int docs, Dictionary<string, byte[]> earlier)
    {
        var directory = new RamDirectory();
        using (var writer = Open(directory, compound: false))
        {
            Add(writer, 0, docs);
            writer.Commit();
            Delete(writer, docs, 7);
            Remember(directory, earlier);
            Add(writer, docs, 5);
            writer.Commit();
        }

        using (var writer = Open(directory, compound: true))
        {
            Add(writer, docs + 5, docs / 2);
            Delete(writer, docs + (docs / 2), 11);
            Remember(directory, earlier);
            writer.Commit(new Dictionary<string, string> { ["fingerprint"] = "f1" });
        }

        return directory;
    }

    private static IndexWriter Open(RamDirectory directory, bool compound) =>
        new(directory, new IndexWriterConfig(new EnglishAnalyzer()) { MaxMergeThreads = 0, MaxIndexingThreads = 1, UseCompoundFile = compound });

    private static void Add(IndexWriter writer, int first, int count)
    {
        for (var id = first; id < first + count; id++)
        {
            writer.AddDocument(CreateDocument(id));
        }

        writer.Flush();
    }

    private static void Delete(IndexWriter writer, int bound, int step)
    {
        for (var id = step; id < bound; id += 10 * step)
        {
            writer.DeleteDocuments(new Term("id", $"{id}"));
        }

        writer.Commit();
    }

    private static void Remember(RamDirectory directory, Dictionary<string, byte[]> earlier)
    {
        foreach (var file in directory.ListAll().Where(f => f.StartsWith("segments_", StringComparison.Ordinal) || f.EndsWith(".liv", StringComparison.Ordinal)))
        {
            earlier[file] = directory.GetFile(file);
        }
    }

    private static Document CreateDocument(int id)
    {
        Document document =
        [
            new StringField("id", $"{id}", stored: true),
            new TextField("title", string.Join(' ', Enumerable.Repeat("common", 1 + (id % 3)).Append($"word{id % 40}").Append("ground").Append($"rare{id}")))
            {
                CopyTo = new CopyTarget("text", TextField.WithFreqs, 1 + (id % 5)),
            },
            new TextField("tags", $"common tag{id % 5}", TextField.DocsOnly),
            new StoredField("source", System.Text.Encoding.UTF8.GetBytes($"{{\"title\":\"the source of article {id}\"}}")),
            new StoredField("number", id * 1_000_003L),
            new NumericDocValuesField("published", 1_700_000_000_000 + (id * 86_400_123L % 999_999_937)),
            new NumericDocValuesField("constant", 7),
            new NumericDocValuesField("few", id % 4 * 1_000_000_007L),
            new NumericDocValuesField("daily", id * 86_400_000L),
            new SortedDocValuesField("name", $"the name {id % 90}"),
            new SortedSetDocValuesField("topics", $"topic {id % 70}"),
            new SortedSetDocValuesField("kind", $"kind {id % 3}"),
        ];
        if (id % 3 == 0)
        {
            document.Add(new NumericDocValuesField("quality", id % 100));
            document.Add(new SortedSetDocValuesField("topics", $"more {id % 11}"));
            document.Add(new SortedSetDocValuesField("sparse", $"sparse {id % 11}"));
            document.Add(new TextField("excerpt", $"an excerpt with common words and word{id % 7} word{id % 13}"));
        }

        return document;
    }
}
