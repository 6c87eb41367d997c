using SearchService.Engine.Search;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class HitExplainerTests
{
    private static readonly MemoryArticles Articles = new(
        ("Azure data lake", "Azure for all", "AI", "Azure Times", 50),
        ("Labor", "Unions strike in the data centers", "Azure", "Times", -5),
        ("Nothing", "at all", "of", "it", 10),
        ("Lake", "A lake, the lake", "Lakes", "Lake", 0));

    [Fact]
    public void Explain_terms_have_their_scores_and_fields()
    {
        var explanation = Explain("lake azure union", 0);

        Assert.Equal(["lake", "azur"], explanation.Terms.Select(t => t.Term));
        Assert.Equal(["title"], explanation.Terms[0].In);
        Assert.Equal(["title", "excerpt", "provider"], explanation.Terms[1].In);
        Assert.Equal(ScoreOf("lake", 0), explanation.Terms[0].Score);
        Assert.Equal(ScoreOf("azure", 0), explanation.Terms[1].Score);
        Assert.Equal((float)((double)explanation.Terms[0].Score + explanation.Terms[1].Score), explanation.Text);
        Assert.Equal(1.25, explanation.Quality);
    }

    [Fact]
    public void Explain_document_of_a_later_segment_is_found()
    {
        var explanation = Explain("lake", 3);

        var term = Assert.Single(explanation.Terms);
        Assert.Equal(["title", "excerpt", "topic", "provider"], term.In);
        Assert.Equal(term.Score, explanation.Text);
        Assert.Equal(1, explanation.Quality);
    }

    [Fact]
    public void Explain_word_typed_twice_is_one_term_with_both_scores()
    {
        var explanation = Explain("azure Azure", 1);

        var term = Assert.Single(explanation.Terms);
        Assert.Equal(2 * ScoreOf("azure", 1), term.Score);
        Assert.Equal(term.Score, explanation.Text);
        Assert.Equal(["topic"], term.In);
    }

    [Fact]
    public void Explain_phrase_without_field_gives_its_words_and_one_in_a_field_itself()
    {
        Assert.Equal(["data", "center"], Explain("\"data centers\"", 1).Terms.Select(t => t.Term));

        var inField = Assert.Single(Explain("excerpt:\"data centers\"", 1).Terms);
        Assert.Equal("\"data center\"", inField.Term);
        Assert.Equal(["excerpt"], inField.In);
    }

    [Fact]
    public void Explain_prefix_counts_one()
    {
        var term = Assert.Single(Explain("Az*", 0).Terms);

        Assert.Equal(("az*", "Az"), (term.Term, term.Word));
        Assert.Equal(1, term.Score);
        Assert.Equal(["title", "excerpt", "provider"], term.In);
    }

    [Fact]
    public void Explain_query_that_only_excludes_has_no_terms_and_the_text_relevance_one()
    {
        var explanation = Explain("-lake", 1);

        Assert.Empty(explanation.Terms);
        Assert.Equal(1, explanation.Text);
    }

    private static HitExplanation Explain(string text, int globalDocId)
    {
        var built = Build(text);
        var score = new DocumentMatcher(Articles.Searcher, globalDocId).Score(built.Any.Query)!.Value;
        return new HitExplainer(Articles.Searcher, built.Terms, new SaturationFactor("quality", 0.5, 50), [globalDocId]).Explain(0, score);
    }

    private static float ScoreOf(string word, int globalDocId) =>
        Articles.Searcher.Search(Build(word).All.Query, 10).ScoreDocs.Single(d => d.DocId == globalDocId).Score;

    private static BuiltQuery Build(string text) => ArticleQueryBuilder.Build(ArticleQueryParser.Parse(text, 2000, 200), 200);
}
