using BenchmarkDotNet.Attributes;
using SearchService.Engine.Analysis;
using SearchService.Testing;

namespace SearchService.Benchmarks;

/// <summary>English analysis alone (tokenizer, possessives, lower case, stop words, stemmer) over the titles and excerpts of 1,000
/// synthetic articles, seed 42; no index. Per article.</summary>
[MemoryDiagnoser]
public class AnalysisBench
{
    private const int ArticleCount = 1_000;

    private readonly EnglishAnalyzer _analyzer = new();
    private ReadOnlyMemory<char>[] _texts = [];

    [GlobalSetup]
    public void MakeTexts()
    {
        var generator = new ArticleGenerator(DriverDefaults.Seed);
        _texts = [.. Enumerable.Range(0, ArticleCount).Select(generator.Create).SelectMany(a => new[] { a.Title.AsMemory(), a.Excerpt.AsMemory() })];
    }

    [Benchmark(OperationsPerInvoke = ArticleCount)]
    public int Analyze()
    {
        var tokens = 0;
        foreach (var text in _texts)
        {
            var stream = _analyzer.GetTokenStream("text", text);
            while (stream.IncrementToken())
            {
                tokens++;
            }
        }

        return tokens;
    }
}
