using System.Globalization;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Fuzzy words from words to page, over a handful of articles.</summary>
public sealed class FuzzyWordTests : IAsyncLifetime
{
    private readonly ArticleFolderFixture _folder = new();
    private ArticleIndex _index = null!;

    public async ValueTask InitializeAsync()
    {
        _folder.Write("vote", "The election begins", excerpt: "Elections are held in the cities.");
        _folder.Write("eject", "Ejection seats", excerpt: "The pilot's erection of a mast, in 2024.", extra: "topics: [Election night]");
        _folder.Write("cat", "A cat", excerpt: "and a cart on a mat.");
        _folder.Write("running", "Run", excerpt: "She runs with width.");
        for (var i = 0; i < 60; i++)
            _folder.Write(string.Create(CultureInfo.InvariantCulture, $"many{i}"), $"Zz{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}");
        _index = await _folder.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("elction~1", "eject vote")]
    [InlineData("elction~", "eject vote")]
    [InlineData("Elction's~1", "eject vote")]
    [InlineData("ELECTION~1", "eject vote")]
    [InlineData("title:election~1", "eject vote")]
    [InlineData("title:cart~1", "cat")]
    [InlineData("topic:elction~1", "eject")]
    [InlineData("provider:elction~1", "")]
    [InlineData("elaktion~1", "")]
    [InlineData("elaktion~2", "eject vote")]
    [InlineData("cats~1", "cat")]
    [InlineData("cxt~", "cat")]
    [InlineData("ct~", "")]
    [InlineData("ct~1", "cat")]
    [InlineData("widht~", "running")]
    [InlineData("with~1", "running")]
    [InlineData("2025~1", "eject")]
    [InlineData("cart-elction~", "")]
    [InlineData("cat-mt~1", "cat")]
    [InlineData("running~1", "running")]
    [InlineData("zzzebra~2", "")]
    [InlineData("cities -elction~", "")]
    [InlineData("cat OR elction~1", "cat eject vote")]
    [InlineData("\"elction~1\"", "")]
    public void Search_finds_words_that_are_spelled_alike(string text, string ids)
    {
        var page = Search(text);

        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), page.Hits.Select(h => h.Id).Order());
        Assert.All(page.Hits, hit => Assert.Equal(MatchKind.Exact, hit.Match));
        Assert.Null(page.Query.Corrected);
        Assert.Empty(page.Query.Warnings);
    }

    [Fact]
    public void Search_says_what_a_fuzzy_word_matches_and_where()
    {
        var page = _index.Search(new ArticleSearch { Text = "Elction~ title:seat~1", Words = WordsMode.Any, Explain = true, QualityWeight = 0 });

        Assert.Equal("elction~1 OR title:seat~1", page.Query.Parsed);
        var hit = Assert.Single(page.Hits, h => h.Id == "eject");
        Assert.Equal(["elction~1", "seat~1"], hit.Explanation!.Terms.Select(t => t.Term));
        Assert.Equal(["topic"], hit.Explanation.Terms[0].In);
        Assert.Equal(["title"], hit.Explanation.Terms[1].In);
        Assert.Equal(hit.Score, hit.Explanation.Terms.Sum(t => t.Score), 1e-5f);
    }

    [Fact]
    public void Search_prefers_the_word_itself_to_those_that_are_like_it()
    {
        var hits = _index.Search(new ArticleSearch { Text = "title:ejection~1", QualityWeight = 0 }).Hits;

        Assert.Equal(["eject", "vote"], hits.Select(h => h.Id));
        Assert.True(hits[0].Score > hits[1].Score);
    }

    [Fact]
    public void Search_takes_the_nearest_fifty_words_and_says_so()
    {
        var page = Search("zzaa~2");

        Assert.Equal(50, page.Total);
        Assert.Contains("more than 50 words are spelled like \"zzaa\"", Assert.Single(page.Query.Warnings), StringComparison.Ordinal);

        // The word itself, 25 with another third letter and two with another fourth are nearest.
        Assert.Superset(Search("zzaa~1").Hits.Select(h => h.Id).ToHashSet(), page.Hits.Select(h => h.Id).ToHashSet());
        Assert.Equal(28, Search("zzaa~1").Total);
    }

    [Fact]
    public void Search_looks_up_a_bounded_number_of_fuzzy_words()
    {
        var text = string.Join(' ', Enumerable.Range(0, 25).Select(i => $"fuzzy{(char)('a' + i)}word~"));
        var page = _index.Search(new ArticleSearch { Text = text + " elction~", Words = WordsMode.Any });

        Assert.Equal(0, page.Total);
        Assert.Contains("looked for 10 times", Assert.Single(page.Query.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, Search(string.Join(' ', Enumerable.Repeat("elction~", 30))).Total);
    }

    [Fact]
    public void Build_marks_what_a_fuzzy_word_stands_for()
    {
        var leaf = new FuzzyLeaf(QueryField.Title, "cats", 1, [new FuzzyStem("cat", 1), new FuzzyStem("cart", 0.75f)], "Cats", 1);

        Assert.Equal("cats~1", leaf.Label);
        Assert.Equal("title:cats~1", leaf.ToString());
        Assert.Equal(["cat", "cart"], leaf.Marks.Select(m => Assert.Single(m.Words).Stem));
        Assert.All(leaf.Marks, m => Assert.Equal(QueryField.Title, m.Field));
    }

    private ArticlePage Search(string text) => _index.Search(new ArticleSearch { Text = text, Words = WordsMode.All, Size = 100 });
}
