using Xunit;

namespace SearchService.Articles.Tests;

public sealed class SimilarRunTests : IDisposable
{
    private readonly ArticleFolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FindSimilar_leaves_out_the_article_and_its_copies()
    {
        _folder.Write("one", "Harbour ferry timetable", excerpt: "Boats sail.");
        _folder.Write("copy", "Harbour ferry timetable", excerpt: "Boats sail.");
        _folder.Write("other-text", "Harbour ferry timetable", excerpt: "Trains run.");
        _folder.Write("other-title", "Harbour ferry", excerpt: "Boats sail.");
        _folder.Write("unlike", "Volcano", excerpt: "Erupts.");
        await using var index = await _folder.StartAsync();
        var page = index.FindSimilar(new SimilarSearch("one"))!;
        Assert.Equal(["other-text", "other-title"], page.Hits.Select(h => h.Hit.Id).Order());
        Assert.Equal(2, page.Total);
        Assert.Equal("one", page.Id);
        Assert.Equal(index.Stats.Snapshot, page.Index);
    }

    [Fact]
    public async Task FindSimilar_counts_all_and_lists_as_many_as_asked()
    {
        for (var i = 0; i < 7; i++)
            _folder.Write($"a{i}", $"Glacier number{i}");
        await using var index = await _folder.StartAsync();
        var page = index.FindSimilar(new SimilarSearch("a3") { Size = 2 })!;
        Assert.Equal((6, 2, 2), (page.Total, page.Size, page.Hits.Count));
    }

    [Fact]
    public async Task FindSimilar_says_which_words_as_they_stand_and_which_topics()
    {
        _folder.Write("one", "NASA's Rockets", "topics: [\"Outer Space\", Rest]", "Launching rockets, and more.");
        _folder.Write("two", "A rocket at NASA", "topics: [\"OUTER space\", Other]", "Launches.");
        await using var index = await _folder.StartAsync();
        var because = Assert.Single(index.FindSimilar(new SimilarSearch("one"))!.Hits).Because;
        Assert.Equal(["Launching", "NASA", "Outer", "Rockets", "Space"], because.Words.Order(StringComparer.Ordinal));
        Assert.Equal(["Outer Space"], because.Topics);
        Assert.False(because.IsRelated);
    }

    [Fact]
    public async Task FindSimilar_puts_what_is_related_in_front()
    {
        _folder.Write("one", "Solar eclipse over Corvane", "related:\n  - title: \"Bread prices\"\n    webUrl: \"https://x.example/bread\"\n  - title: \"Not indexed\"\n    webUrl: \"https://x.example/none\"");
        _folder.Write("close", "Solar eclipse over Corvane today", "quality: 1000000");
        _folder.Write("bread", "Bread prices", "webUrl: \"https://x.example/bread\"", "Flour.");
        _folder.Write("bread-elsewhere", "Bread prices", "webUrl: \"https://y.example/bread\"", "Flour.");
        await using var index = await _folder.StartAsync();
        var page = index.FindSimilar(new SimilarSearch("one") { QualityWeight = 10 })!;
        Assert.Equal([("bread", true), ("close", false)], page.Hits.Select(h => (h.Hit.Id, h.Because.IsRelated)));
        Assert.Equal(2, page.Total);
        Assert.Empty(page.Hits[0].Because.Words);
        var alone = index.FindSimilar(new SimilarSearch("one") { WithRelated = false })!;
        Assert.Equal([("close", false)], alone.Hits.Select(h => (h.Hit.Id, h.Because.IsRelated)));
    }

    [Fact]
    public async Task FindSimilar_of_an_article_that_names_itself_does_not_list_it()
    {
        _folder.Write("one", "Alone", "webUrl: \"https://x.example/one\"\nrelated:\n  - title: \"Alone\"\n    webUrl: \"https://x.example/one\"", "");
        await using var index = await _folder.StartAsync();
        var page = index.FindSimilar(new SimilarSearch("one"))!;
        Assert.Empty(page.Hits);
        Assert.Equal(0, page.Total);
    }

    [Fact]
    public async Task FindSimilar_of_words_that_nobody_shares_finds_nothing()
    {
        _folder.Write("one", "Unique", excerpt: "");
        _folder.Write("two", "Different", excerpt: "");
        _folder.Write("the", "The", excerpt: "");
        await using var index = await _folder.StartAsync();
        Assert.Empty(index.FindSimilar(new SimilarSearch("one"))!.Hits);
        Assert.Equal(0, index.FindSimilar(new SimilarSearch("the"))!.Total);
    }

    [Fact]
    public async Task FindSimilar_of_an_unknown_id_is_null()
    {
        _folder.Write("one", "Something");
        await using var index = await _folder.StartAsync();
        Assert.Null(index.FindSimilar(new SimilarSearch("two")));
    }

    [Fact]
    public async Task FindSimilar_and_Find_survive_titles_of_thousands_of_words()
    {
        var title = string.Join(' ', Enumerable.Range(0, 3_000).Select(i => $"w{i}"));
        _folder.Write("long", title, $"webUrl: \"https://x.example/long\"\nrelated:\n  - title: \"{title}\"\n    webUrl: \"https://x.example/long\"");
        _folder.Write("short", "w7 w8");
        await using var index = await _folder.StartAsync();
        Assert.Equal(["short"], index.FindSimilar(new SimilarSearch("long"))!.Hits.Select(h => h.Hit.Id));
        Assert.NotNull(index.Find("long"));
    }

    [Fact]
    public async Task FindSimilar_past_its_deadline_gives_up()
    {
        _folder.Write("one", "Something");
        _folder.Write("two", "Something else");
        await using var index = await _folder.StartAsync();
        var options = _folder.Options with { Limits = new ArticleLimits { SearchDeadline = TimeSpan.Zero } };
        await using var hurried = new ArticleIndex(options);
        hurried.Open();
        Assert.Throws<SearchTimeoutException>(() => hurried.FindSimilar(new SimilarSearch("one")));
    }
}
