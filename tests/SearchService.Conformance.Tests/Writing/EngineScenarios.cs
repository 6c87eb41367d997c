using SearchService.Engine.Analysis;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Conformance.Tests;

/// <summary>The indexes that we write for Lucene to read, each built once a run when it is first asked for.</summary>
public sealed class EngineScenarios(LuceneScenarios folders)
{
    /// <summary>How <see cref="Open"/> writes.</summary>
    public static readonly IndexWriterConfig Config = new(new StandardAnalyzer())
    {
        RamBufferMegabytes = 400,
        MaxIndexingThreads = 1,
        MaxMergeThreads = 0,
    };

    /// <summary>The same with the order of sorted indexes, of Lucene's and of ours: documents without a quality count as -1.</summary>
    public static readonly IndexWriterConfig SortedConfig = Config with
    {
        IndexSort = [IndexSortField.Long("quality", descending: true, missingValue: -1)],
    };

    private readonly Dictionary<string, string> _paths = [];
    private readonly Lock _turn = new();

    /// <summary>Names of all scenarios.</summary>
    public static readonly string[] All = ["articles", "compound", "merged", "parallel", "sorted", "large", "frequencies", "terms", "values", "stored"];

    /// <summary>The folder of a scenario's index. Must not be changed.</summary>
    public string PathOf(string scenario)
    {
        lock (_turn)
        {
            if (!_paths.TryGetValue(scenario, out var path))
            {
                path = folders.NewFolder();
                Write(path, scenario, new Random((int)LuceneScenarios.Seed));
                _paths.Add(scenario, path);
            }

            return path;
        }
    }

    /// <summary>A writer whose segments are those of its commits: nothing is merged unless told to, and one thread's buffer holds everything.</summary>
    public static IndexWriter Open(IndexDirectory directory, bool compound = false, bool sorted = false) =>
        new(directory, (sorted ? SortedConfig : Config) with { UseCompoundFile = compound });

    private static void Write(string path, string scenario, Random random)
    {
        using var directory = new MMapDirectory(path);
        if (scenario == "parallel")
        {
            WriteInParallel(directory);
            return;
        }

        using var writer = Open(directory, compound: scenario == "compound", sorted: scenario == "sorted");
        switch (scenario)
        {
            case "articles" or "compound" or "merged":
                WriteArticles(writer, random, merged: scenario == "merged");
                break;
            case "sorted":
                WriteSorted(writer, random);
                break;
            case "large":
                WriteLarge(writer, random);
                break;
            case "frequencies":
                FrequencyDocuments.Write(writer, random);
                break;
            case "terms":
                TermsDocuments.Write(writer, random);
                break;
            case "values":
                ValuesDocuments.Write(writer, random);
                break;
            case "stored":
                StoredDocuments.Write(writer, random);
                break;
            default:
                throw new ArgumentException($"unknown scenario {scenario}", nameof(scenario));
        }
    }

    private static void WriteArticles(IndexWriter writer, Random random, bool merged)
    {
        const int Articles = 6_000;
        var articles = new EngineArticles(random, 3_000, 15);
        for (var i = 0; i < Articles; i++)
        {
            writer.AddDocument(articles.Next($"a{i}"));
            if (i % 2_500 == 2_499)
            {
                writer.Commit();
            }
        }

        Delete(writer, random, Articles, Articles / 20);
        writer.UpdateDocument(new Term("id", "a8"), articles.Next("a8"));
        if (merged)
        {
            writer.ForceMerge(1);
        }

        writer.Commit(new Dictionary<string, string> { ["fingerprint"] = "\u00fcnser", [""] = "empty key", ["empty value"] = "" });
    }

    // One merged segment and one flushed.
    private static void WriteSorted(IndexWriter writer, Random random)
    {
        const int Articles = 20_000;
        var articles = new EngineArticles(random, 3_000, 15);
        for (var i = 0; i < Articles; i++)
        {
            writer.UpdateDocument(new Term("id", $"a{i % 18_000}"), articles.Next($"a{i % 18_000}"));
            if (i % 3_000 == 2_999)
            {
                writer.Commit();
            }
        }

        Delete(writer, random, Articles, Articles / 20);
        writer.ForceMerge(1);
        for (var i = 0; i < 700; i++)
        {
            writer.AddDocument(articles.Next($"b{i}"));
        }

        Delete(writer, random, Articles, Articles / 50);
        writer.Commit();
    }

    // As the service works: several threads, small buffers, compound files, merges in the background, documents replaced all the while.
    private static void WriteInParallel(IndexDirectory directory)
    {
        const int Threads = 4;
        using var writer = new IndexWriter(
            directory,
            new IndexWriterConfig(new StandardAnalyzer()) { MaxIndexingThreads = Threads, MaxBufferedDocs = 300, UseCompoundFile = true });
        Parallel.For(0, Threads, thread =>
        {
            var random = new Random(thread);
            var articles = new EngineArticles(random, 3_000, 15);
            for (var i = 0; i < 5_000; i++)
            {
                var id = $"t{thread}-{random.Next(4_000)}";
                writer.UpdateDocument(new Term("id", id), articles.Next(id));
                if (i % 1_500 == 1_499)
                {
                    writer.Commit();
                }
            }
        });
        writer.Commit();
    }

    private static void WriteLarge(IndexWriter writer, Random random)
    {
        const int Articles = 180_000;
        var articles = new EngineArticles(random, 20_000, 8);
        for (var i = 0; i < Articles; i++)
        {
            writer.AddDocument(articles.Next($"a{i}"));
        }

        writer.Commit();
        for (var i = 0; i < 500; i++)
        {
            writer.AddDocument(articles.Next($"b{i}"));
        }

        Delete(writer, random, Articles, 1_000);
        writer.Commit();
    }

    private static void Delete(IndexWriter writer, Random random, int articles, int count)
    {
        for (var i = 0; i < count; i++)
        {
            writer.DeleteDocuments(new Term("id", $"a{random.Next(articles)}"));
        }
    }
}
