using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class FuzzyTermsTests
{
    [Theory]
    [InlineData("haven", 0, "haven:0")]
    [InlineData("haven", 1, "have:1 haven:0 havens:1 heaven:1 raven:1")]
    [InlineData("ahven", 1, "haven:1")]
    [InlineData("havne", 1, "have:1 haven:1")]
    [InlineData("aven", 1, "haven:1 raven:1")]
    [InlineData("heavens", 2, "haven:2 havens:1 heaven:1")]
    [InlineData("", 2, "be:2 ää:2")]
    [InlineData("äb", 2, "be:2 ää:1")]
    [InlineData("nothing", 2, "")]
    public void Find_gives_terms_and_their_edits(string word, int maxEdits, string expected) =>
        Assert.Equal(expected, Find(new FuzzyPattern(word, maxEdits)));

    [Theory]
    [InlineData("have", 0, "have:0 haven:0 havens:0")]
    [InlineData("have", 1, "have:0 haven:0 havens:0 heaven:1 raven:1")]
    [InlineData("eha", 1, "have:1 haven:1 havens:1 heaven:1")]
    public void Find_of_a_prefix_gives_terms_whose_beginning_is_near(string word, int maxEdits, string expected) =>
        Assert.Equal(expected, Find(new FuzzyPattern(word, maxEdits, IsPrefix: true)));

    [Fact]
    public void Find_sums_document_frequencies_over_segments()
    {
        var reader = new IndexReader([Leaf("boat", "boat", "coat"), Leaf("boat", "moat"), Leaf("ship")]);

        var found = FuzzyTerms.Find(reader, "word", new FuzzyPattern("boat", 1));

        Assert.Equal([new FuzzyTerm("boat", 0, 3), new FuzzyTerm("coat", 1, 1), new FuzzyTerm("moat", 1, 1)], found);
    }

    [Fact]
    public void Find_in_a_field_that_no_document_has_gives_nothing() =>
        Assert.Empty(FuzzyTerms.Find(new IndexReader([Leaf("a")]), "nofield", new FuzzyPattern("a", 1)));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Find_of_more_edits_than_allowed_throws(int maxEdits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Find(new FuzzyPattern("a", maxEdits)));

    [Fact]
    public void Find_behind_its_deadline_throws() =>
        Assert.Throws<QueryTimeoutException>(
            () => FuzzyTerms.Find(new IndexReader([Leaf("a")]), "word", new FuzzyPattern("a", 1), QueryDeadline.After(TimeSpan.Zero)));

    private static string Find(FuzzyPattern pattern)
    {
        var reader = new IndexReader([Leaf("have", "haven", "havens", "heaven", "raven"), Leaf("be", "ää", "haven")]);
        return string.Join(' ', FuzzyTerms.Find(reader, "word", pattern).Select(t => $"{t.Text}:{t.Edits}"));
    }

    private static MemoryLeafReader Leaf(params string[] words) => new([.. words.Select(w => new MemoryDocument().Add("word", w))]);
}
