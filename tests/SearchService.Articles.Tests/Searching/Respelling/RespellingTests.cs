using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Respelling from words to page, over a handful of articles.</summary>
public sealed class RespellingTests : IAsyncLifetime
{
    private readonly ArticleFolderFixture _folder = new();
    private ArticleIndex _index = null!;

    public async ValueTask InitializeAsync()
    {
        _folder.Write("unions", "Microsoft and labor unions", excerpt: "A contract for the studio.");
        _folder.Write("lake", "Azure Data Lake", excerpt: "Storage by Microsoft, cheap and tiered.");
        _folder.Write("cable", "A cable car for the valley", excerpt: "Covid19 delayed the cabin, the gable and the table.");
        _folder.Write("table", "The table of the valley", excerpt: "Naïve Straße ΑΘΉΝΑ don't 2024.");
        _index = await _folder.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("microsft unions", "microsoft unions", "unions")]
    [InlineData("Microsft  UNOINS,", "Microsoft  UNIONS,", "unions")]
    [InlineData("icrosoft union", "microsoft union", "unions")]
    [InlineData("microsft's contract", "microsoft's contract", "unions")]
    [InlineData("title:microsft", "title:microsoft", "unions")]
    [InlineData("TITLE:Azrue", "TITLE:Azure", "lake")]
    [InlineData("azure lkae", "azure lake", "lake")]
    [InlineData("azure stroage", "azure storage", "lake")]
    [InlineData("excerpt:\"stroage", "excerpt:\"storage", "lake")]
    [InlineData("(microsft OR strage) AND labor", "(microsoft OR storage) AND labor", "unions")]
    [InlineData("labor-microsft-unoins", "labor-microsoft-unions", "unions")]
    [InlineData("yable valley", "table valley", "cable table")]
    [InlineData("miroosft azure", "microsoft azure", "lake")]
    [InlineData("excerpt:microsft labor", "excerpt:microsoft labor", "")]
    [InlineData("STRAßEN", "STRAßE", "table")]
    [InlineData("straßen ", "straße ", "table")]
    [InlineData("αθήνα αθίνα", "αθήνα αθήνα", "table")]
    [InlineData("dont", "don't", "table")]
    [InlineData("naïvee", "naïve", "table")]
    public void Search_respells_what_no_article_has(string text, string corrected, string ids)
    {
        var page = Search(text, WordsMode.All);

        Assert.Equal(corrected, page.Query.Corrected);
        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), page.Hits.Select(h => h.Id).Order());
        Assert.All(page.Hits, hit => Assert.Equal(MatchKind.Typo, hit.Match));
    }

    [Theory]
    [InlineData("cables")]
    [InlineData("the wihc")]
    [InlineData("teh")]
    [InlineData("azu lke")]
    [InlineData("covid18")]
    [InlineData("covidd")]
    [InlineData("2025")]
    [InlineData("\"microsft unions\"")]
    [InlineData("title:\"microsft\"")]
    [InlineData("azure -microsft")]
    [InlineData("azure NOT (microsft OR -unoins)")]
    [InlineData("microsf*")]
    [InlineData("labor-microsf*")]
    [InlineData("mikrosovd")]
    [InlineData("zebra")]
    [InlineData("title:storage")]
    [InlineData("")]
    public void Search_leaves_known_short_quoted_excluded_and_numbered_words_alone(string text) =>
        Assert.Null(Search(text, WordsMode.All).Query.Corrected);

    [Fact]
    public void Search_shows_what_was_searched_for()
    {
        var reading = Search("Microsft unoins").Query;

        Assert.Equal("Microsft unoins", reading.Text);
        Assert.Equal("microsoft AND union", reading.Parsed);
        Assert.False(reading.Relaxed);
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void Search_without_respelling_takes_words_as_typed()
    {
        var page = _index.Search(new ArticleSearch { Text = "microsft unions", Words = WordsMode.All, Respell = false });

        Assert.Equal((0, null, "microsft AND union"), (page.Total, page.Query.Corrected, page.Query.Parsed));
    }

    [Theory]
    [InlineData("azure microsft", WordsMode.Any, "lake Typo, unions Partial")]
    [InlineData("azure OR microsft", WordsMode.All, "lake Exact, unions Typo")]
    [InlineData("azure AND microsft", WordsMode.Any, "lake Typo")]
    [InlineData("valley OR (azure AND microsft)", WordsMode.All, "cable Exact, lake Typo, table Exact")]
    [InlineData("valley microsft", WordsMode.Auto, "cable Partial, lake Partial, table Partial, unions Partial")]
    [InlineData("microsft -azure", WordsMode.All, "unions Typo")]
    [InlineData("azure OR -microsft", WordsMode.All, "cable Exact, lake Exact, table Exact, unions Exact")]
    public void Search_labels_hits_by_what_they_owe_to_respelling(string text, WordsMode words, string expected)
    {
        var hits = Search(text, words).Hits.OrderBy(h => h.Id, StringComparer.Ordinal);

        Assert.Equal(expected, string.Join(", ", hits.Select(h => $"{h.Id} {h.Match}")));
    }

    [Fact]
    public void Search_relaxes_by_words_alone_after_respelling()
    {
        var filter = new FacetFilter(Facet.Topic, ["no such topic"], [], false);

        Assert.False(_index.Search(new ArticleSearch { Text = "microsft unions", Filters = [filter] }).Query.Relaxed);
        Assert.True(_index.Search(new ArticleSearch { Text = "microsft valley", Filters = [filter] }).Query.Relaxed);
    }

    [Fact]
    public async Task Search_takes_no_account_of_articles_that_are_gone()
    {
        // Both in the segment of an article that stays, so that the words stay in the index.
        _folder.Write("one", "Zeppelins over Harbourton");
        _folder.Write("two", "Harbourtown waits");
        _folder.Write("three", "Harbourtown again");
        await _index.WaitForJobAsync(_index.StartJob(IndexMode.Changed).Id);
        Assert.Null(Search("zeppelin").Query.Corrected);
        Assert.Equal("harbourtown", Search("harbourtoxn").Query.Corrected);

        _folder.Delete("two");
        _folder.Delete("three");
        _folder.Write("one", "Zepelins over Harbourton");
        _folder.Write("four", "Stays");
        await _index.WaitForJobAsync(_index.StartJob(IndexMode.Changed).Id);
        Assert.Equal("zepelins", Search("zeppelin").Query.Corrected);
        Assert.Equal("harbourton", Search("harbourtoxn").Query.Corrected);
    }

    [Fact]
    public void Search_looks_up_a_bounded_number_of_words()
    {
        var text = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"unknown{(char)('a' + (i / 2))}{(char)('k' + (i % 7))}word")) + " microsft";
        var page = Search(text + " microsft", WordsMode.Any);

        Assert.Null(page.Query.Corrected);
        Assert.Contains("only the first 20 words that no article has", Assert.Single(page.Query.Warnings), StringComparison.Ordinal);

        // A word that is typed again is not looked up again.
        Assert.Equal(40, Search(string.Join(' ', Enumerable.Repeat("microsft", 40))).Query.Corrected!.Split("microsoft").Length - 1);
    }

    private ArticlePage Search(string text, WordsMode words = WordsMode.Auto) =>
        _index.Search(new ArticleSearch { Text = text, Words = words, Size = 100 });
}
