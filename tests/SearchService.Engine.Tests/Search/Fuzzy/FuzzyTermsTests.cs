using System.Text;
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
    public void Find_of_random_words_in_several_segments_agrees_with_a_scan()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            string Word() => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.GetItems(["a", "b", "é", "\U0001F600"], 1)[0]));
            var segments = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Enumerable.Range(0, random.Next(1, 40)).Select(_ => Word()).ToArray()).ToArray();
            var pattern = new FuzzyPattern(Word(), random.Next(3), random.Next(2) == 0);
            var points = FuzzyTerms.CodePoints(pattern.Word);
            var expected = segments.SelectMany(s => s).GroupBy(w => w)
                .Select(g => new FuzzyTerm(g.Key, EditDistance.Compute(points, FuzzyTerms.CodePoints(g.Key), pattern.MaxEdits, pattern.IsPrefix), g.Count()))
                .Where(t => t.Edits <= pattern.MaxEdits).OrderBy(t => Convert.ToHexString(Encoding.UTF8.GetBytes(t.Text)), StringComparer.Ordinal);

            var actual = FuzzyTerms.Find(new IndexReader(segments.Select(Leaf)), "word", pattern);

            Assert.True(expected.SequenceEqual(actual), $"seed {seed}: {string.Join(' ', actual)}\nexpected {string.Join(' ', expected)}");
        }
    }

    [Fact]
    public void Find_of_a_word_of_100_000_letters_gives_nothing() =>
        Assert.Equal("", Find(new FuzzyPattern(new string('h', 100_000), 2)));

    [Fact]
    public void Find_reads_a_lone_surrogate_as_the_replacement_character() =>
        Assert.Equal("\uFFFDb", Assert.Single(FuzzyTerms.Find(new IndexReader([Leaf("\uFFFDb", "b")]), "word", new FuzzyPattern("\uD800b", 0))).Text);

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
