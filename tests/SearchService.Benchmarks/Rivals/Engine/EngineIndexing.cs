using System.Diagnostics;
using SearchService.Articles;
using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Store;

namespace SearchService.Benchmarks;

/// <summary>Building an index from memory, and merging it.</summary>
internal static class EngineIndexing
{
    /// <summary>From the first article to the commit, without merges.</summary>
    public static void Index(string articles, string index, int threads, int ramMegabytes)
    {
        var records = ArticleRecordFile.ReadAll(articles);
        var config = Config() with { MaxIndexingThreads = threads, RamBufferMegabytes = ramMegabytes, OpenMode = OpenMode.Create };
        using var directory = new MMapDirectory(index);
        using var writer = new IndexWriter(directory, config);
        var clock = Stopwatch.StartNew();
        AddAll(writer, records, threads);
        writer.Commit();
        var seconds = clock.Elapsed.TotalSeconds;
        EngineSide.Print("seconds", seconds);
        EngineSide.Print("articlesPerSecond", records.Length / seconds);
    }

    /// <summary>To one segment.</summary>
    public static void Merge(string index)
    {
        var clock = Stopwatch.StartNew();
        using (var directory = new MMapDirectory(index))
        using (var writer = new IndexWriter(directory, Config()))
        {
            writer.ForceMerge(1);
            writer.Commit();
        }

        EngineSide.Print("mergeSeconds", clock.Elapsed.TotalSeconds);
        EngineSide.Print("bytes", new DirectoryInfo(index).EnumerateFiles().Where(file => file.Name != "write.lock").Sum(file => file.Length));
    }

    // In the order in which the service has its documents.
    private static IndexWriterConfig Config() => new(new EnglishAnalyzer()) { MaxMergeThreads = 0, IndexSort = IndexFields.Sort };

    private static void AddAll(IndexWriter writer, byte[][] records, int threads)
    {
        var next = -1;
        var titleWeight = new ArticleIndexOptions { ArticlesPath = "", IndexPath = "" }.TitleWeight;
        var workers = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var schema = new RivalSchema(titleWeight);
                var document = new Document();
                for (var i = Interlocked.Increment(ref next); i < records.Length; i = Interlocked.Increment(ref next))
                {
                    schema.Map(records[i], document);
                    writer.AddDocument(document);
                }
            },
            TaskCreationOptions.LongRunning)).ToArray();
        Task.WaitAll(workers);
    }
}
