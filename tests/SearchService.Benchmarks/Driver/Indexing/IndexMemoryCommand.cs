using System.Collections.Concurrent;
using System.Diagnostics;
using SearchService.Articles;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Benchmarks;

/// <summary><c>index-memory COUNT INDEX</c>: the product's documents of synthetic articles into the engine's writer; no file is
/// read and no YAML parsed, so the engine alone is measured.</summary>
internal static class IndexMemoryCommand
{
    public static int Run(DriverArguments arguments)
    {
        var count = arguments.Number(0, "COUNT");
        var path = arguments.Value(1, "INDEX");
        var articles = new MemoryArticles(arguments.Number("seed", DriverDefaults.Seed), arguments.Number("related", 0));
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        var config = new IndexWriterConfig(new ArticleAnalyzer())
        {
            OpenMode = OpenMode.Create,
            IndexSort = IndexFields.Sort,
            MaxIndexingThreads = threads,
        };
        config = config with { RamBufferMegabytes = arguments.Number("ram", config.RamBufferMegabytes) };

        // What is made once belongs to no article.
        articles.Create(0, out _);
        using var directory = new MMapDirectory(path);
        var result = Measure(directory, config, articles, count, arguments);
        if (arguments.Has("json"))
        {
            JsonOutput.Write(result);
        }
        else
        {
            result.Print();
        }

        return 0;
    }

    private static IndexingResult Measure(
        MMapDirectory directory, IndexWriterConfig config, MemoryArticles articles, int count, DriverArguments arguments)
    {
        var allocatedBefore = GC.GetTotalAllocatedBytes();
        var pausedBefore = GC.GetTotalPauseDuration();
        var processorBefore = Environment.CpuUsage.TotalTime;
        using var writer = new IndexWriter(directory, config);
        var clock = Stopwatch.StartNew();
        var making = AddAll(writer, articles, count, config.MaxIndexingThreads, new ThreadClock(arguments.Has("cpu")));
        var added = clock.Elapsed.TotalSeconds;
        writer.WaitForMerges();
        var merged = clock.Elapsed.TotalSeconds;
        writer.Commit();
        var committed = clock.Elapsed.TotalSeconds;
        var forceMerge = arguments.Has("force-merge");
        var processor = Environment.CpuUsage.TotalTime - processorBefore;
        if (forceMerge)
        {
            writer.ForceMerge(1);
            writer.Commit();
        }

        var forced = clock.Elapsed.TotalSeconds;
        using var reader = DirectoryReader.Open(directory);
        return new IndexingResult(
            Articles: reader.NumDocs,
            Threads: config.MaxIndexingThreads,
            Seconds: committed,
            AddSeconds: added,
            MakingSeconds: making / config.MaxIndexingThreads,
            MergeSeconds: merged - added,
            CommitSeconds: committed - merged,
            ProcessorSeconds: processor.TotalSeconds,
            ForceMergeSeconds: forceMerge ? forced - committed : null,
            Segments: reader.Segments.Count,
            DiskBytes: reader.LengthBytes,
            PeakBytes: ProcessMemory.PeakBytes,
            AllocatedBytes: GC.GetTotalAllocatedBytes() - allocatedBefore,
            CollectionSeconds: (GC.GetTotalPauseDuration() - pausedBefore).TotalSeconds);
    }

    // Returns the seconds that all threads together spent on making articles.
    private static double AddAll(IndexWriter writer, MemoryArticles articles, int count, int threads, ThreadClock clock)
    {
        var options = new ArticleIndexOptions { ArticlesPath = "", IndexPath = "" };
        var next = -1;
        var making = new ConcurrentBag<double>();
        var workers = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var mapper = new ArticleMapper(options);
                var document = new Document();
                var ownMaking = 0.0;
                for (var index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
                {
                    var started = clock.Now;
                    var article = articles.Create(index, out var file);
                    ownMaking += clock.Now - started;
                    mapper.Map(article, file, document);
                    writer.AddDocument(document);
                }

                making.Add(ownMaking);
            },
            TaskCreationOptions.LongRunning)).ToArray();
        Task.WaitAll(workers);
        return making.Sum() / 1e6;
    }
}
