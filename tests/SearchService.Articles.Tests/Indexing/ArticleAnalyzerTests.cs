using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleAnalyzerTests
{
    private static readonly string[] Titles =
    [
        "Floating solar panels cover a third of the reservoir", "the cat's", "The The The The", "", "Ö", "日本語 の", "A 1.5 °C limit: what's next?", "…",
        "e\u0301te\u0301 à l'école", "👍🏽 it's 😀😀😀",
    ];

    [Fact]
    public void WordwiseFor_every_field_gives_the_terms_of_its_stream()
    {
        var generator = new ArticleGenerator(5);
        var titles = Titles.Concat(Enumerable.Range(0, 300).Select(i => generator.Create(i).Title)).ToArray();

        Assert.True(Index(new TextwiseAnalyzer(new ArticleAnalyzer()), titles).SequenceEqual(Index(new ArticleAnalyzer(), titles)));
    }

    private static SortedDictionary<string, string> Index(Analyzer analyzer, string[] titles)
    {
        var mapper = new ArticleMapper(new ArticleIndexOptions { ArticlesPath = "", IndexPath = "" });
        var document = new Document();
        using var directory = new RamDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer) { IndexSort = IndexFields.Sort }))
        {
            for (var i = 0; i < titles.Length; i++)
            {
                var article = new Article
                {
                    Id = $"{i}",
                    Title = titles[i],
                    Excerpt = titles[^(i + 1)],
                    Topics = [titles[i], titles[i / 2]],
                    ProviderName = titles[i / 3],
                    Quality = i % 7,
                    Source = [],
                };
                mapper.Map(article, new ArticleFile("", $"{i}.md", $"{i}", i, default, default), document);
                writer.AddDocument(document);
            }

            writer.Commit();
        }

        return DocumentsDump.Of(directory);
    }
}
