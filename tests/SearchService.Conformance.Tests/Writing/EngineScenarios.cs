using SearchService.Engine.Analysis;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Conformance.Tests;

/// <summary>The indexes that we write for Lucene to read, each built once a run when it is first asked for.</summary>
public sealed class EngineScenarios(LuceneScenarios folders)
{
    private readonly Dictionary<string, string> _paths = [];
    private readonly Lock _turn = new();

    /// <summary>Names of all scenarios.</summary>
    public static readonly string[] All = ["articles", "compound", "merged", "large", "frequencies", "terms", "values", "stored"];

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
    public static IndexWriter Open(IndexDirectory directory, bool compound = false) => new(
        directory,
        new IndexWriterConfig(new StandardAnalyzer())
        {
            RamBufferMegabytes = 400,
            MaxIndexingThreads = 1,
            MaxMergeThreads = 0,
            UseCompoundFile = compound,
        });

    private static void Write(string path, string scenario, Random random)
    {
        using var directory = new MMapDirectory(path);
        using var writer = Open(directory, compound: scenario == "compound");
        switch (scenario)
        {
            case "articles" or "compound" or "merged":
                WriteArticles(writer, random, merged: scenario == "merged");
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

    private static void WriteLarge(IndexWriter writer, Random random)
    {
        const int Articles = 300_000;
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
