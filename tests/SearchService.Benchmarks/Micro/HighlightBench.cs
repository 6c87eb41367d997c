using BenchmarkDotNet.Attributes;
using SearchService.Articles;
using SearchService.Engine.Segments;
using SearchService.Testing;

namespace SearchService.Benchmarks;

/// <summary>Marking the ten hits of a page: reading title and excerpt from the stored JSON, analyzing and comparing them, choosing the
/// passage, and escaping. The articles are synthetic, seed 42; the query has three words of each page's first title and a phrase.
/// <c>Long</c> gives every article an excerpt of 10,000 characters, of which a passage is chosen. No index, so no look-up of
/// frequencies.</summary>
[MemoryDiagnoser]
public class HighlightBench
{
    private const int PageCount = 100;
    private const int PageSize = 10;

    private (BuiltQuery Query, byte[][] Sources)[] _pages = [];

    [Params(false, true)]
    public bool Long { get; set; }

    [GlobalSetup]
    public void MakePages()
    {
        var generator = new ArticleGenerator(DriverDefaults.Seed);
        _pages = [.. Enumerable.Range(0, PageCount * PageSize).Select(generator.Create).Select(Prepared).Chunk(PageSize).Select(Page)];
    }

    [Benchmark(OperationsPerInvoke = PageCount)]
    public int Highlight()
    {
        var length = 0;
        foreach (var (query, sources) in _pages)
        {
            var highlighter = new HitHighlighter(query.Leaves, new LeafRarity(new IndexReader([]), query.Leaves));
            foreach (var source in sources)
            {
                length += highlighter.Highlight(source).Excerpt.Length;
            }
        }

        return length;
    }

    private SyntheticArticle Prepared(SyntheticArticle article) => Long
        ? article with { Excerpt = string.Join(' ', Enumerable.Repeat(article.Excerpt + article.Title, 10_000 / (article.Excerpt.Length + article.Title.Length + 1))) }
        : article;

    private static (BuiltQuery Query, byte[][] Sources) Page(SyntheticArticle[] articles)
    {
        var words = articles[0].Title.Split(' ');
        var text = $"{string.Join(' ', words.Take(3))} \"{string.Join(' ', words.TakeLast(2))}\"";
        var query = ArticleQueryBuilder.Build(ArticleQueryParser.Parse(text, 2000, 200), 200);
        return (query, Array.ConvertAll(articles, SyntheticArticleJson.ToSource));
    }
}
