using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class FuzzyQueryTests
{
    [Fact]
    public void Rewrite_of_random_words_blends_the_most_similar_terms()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            string Word() => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.GetItems(["a", "b", "é", "\U0001F600"], 1)[0]));
            string[][] segments = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Enumerable.Range(0, random.Next(1, 60)).Select(_ => Word()).ToArray())];
            var searcher = new IndexSearcher(new IndexReader(segments.Select(Leaf)));
            var query = new FuzzyQuery(new Term("f", Word()), random.Next(1, 3))
            {
                MaxExpansions = random.Next(2) == 0 ? 50 : random.Next(1, 9),
                PrefixLength = random.Next(2) == 0 ? 0 : random.Next(4),
            };

            var expected = new BlendedTermQuery("f", Similar(query, segments.SelectMany(s => s).Distinct()));

            Assert.True(searcher.Rewrite(expected).Equals(searcher.Rewrite(query)), $"seed {seed}: {query} is {searcher.Rewrite(query)}, expected {searcher.Rewrite(expected)}");
        }
    }

    [Fact]
    public void Rewrite_again_gives_the_terms_of_its_own_index_and_searcher()
    {
        var query = new FuzzyQuery(new Term("f", "boat"), 1);
        var first = new IndexSearcher(new IndexReader([Leaf("boat", "coat")]));
        var second = new IndexSearcher(new IndexReader([Leaf("boat", "goat", "boats")]));

        var rewritten = query.Rewrite(first);

        Assert.Same(rewritten, new FuzzyQuery(new Term("f", "boat"), 1).Rewrite(first.WithDeadline(default)));
        Assert.Equal(2, first.Count(query));
        Assert.Equal(3, second.Count(query));
        Assert.Equal(1, first.Count(new FuzzyQuery(new Term("f", "boat"), 1) { MaxExpansions = 1 }));
        Assert.Equal(2, first.Count(query));
    }

    [Fact]
    public void Hits_are_scored_by_similarity()
    {
        var searcher = new IndexSearcher(new IndexReader([Leaf("boat", "coat", "ship"), Leaf("boats")]));

        var hits = searcher.Search(new FuzzyQuery(new Term("f", "boat"), 1), 10);

        Assert.Equal([0, 1, 3], hits.ScoreDocs.Select(h => h.DocId));
        Assert.Equal(0.75f * hits.ScoreDocs[0].Score, hits.ScoreDocs[1].Score, 1e-6f);
        Assert.Equal(hits.ScoreDocs[1].Score, hits.ScoreDocs[2].Score);
    }

    [Fact]
    public void Without_edits_or_letters_to_change_it_is_a_term_query()
    {
        var searcher = new IndexSearcher(new IndexReader([Leaf("ab", "ba")]));

        Assert.Equal(RandomIndex.Term("f", "ab"), searcher.Rewrite(new FuzzyQuery(new Term("f", "ab"), 0)));
        Assert.Equal(RandomIndex.Term("f", "ab"), searcher.Rewrite(new FuzzyQuery(new Term("f", "ab"), 2) { PrefixLength = 2 }));
        Assert.Equal(RandomIndex.Term("f", ""), searcher.Rewrite(new FuzzyQuery(new Term("f", ""), 2)));
    }

    [Fact]
    public void A_word_of_100_000_letters_matches_nothing() =>
        Assert.Equal(0, new IndexSearcher(new IndexReader([Leaf("ab")])).Count(new FuzzyQuery(new Term("f", new string('a', 100_000)), 2)));

    [Fact]
    public void Rewrite_gives_up_behind_the_deadline()
    {
        var searcher = new IndexSearcher(new IndexReader([Leaf("ab")])).WithDeadline(QueryDeadline.After(TimeSpan.Zero));

        Assert.Throws<QueryTimeoutException>(() => searcher.Rewrite(new FuzzyQuery(new Term("f", "ab"), 1)));
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        var term = new Term("f", "x");

        Assert.Throws<ArgumentOutOfRangeException>(() => new FuzzyQuery(term, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FuzzyQuery(term, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FuzzyQuery(term) { PrefixLength = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FuzzyQuery(term) { MaxExpansions = 0 });
    }

    [Fact]
    public void Queries_are_equal_by_value()
    {
        FuzzyQuery Query(int expansions = 50, bool transpositions = true) =>
            new(new Term("f", "x"), 1) { PrefixLength = 1, MaxExpansions = expansions, Transpositions = transpositions };

        Assert.Equal(Query(), Query());
        Assert.Equal(Query().GetHashCode(), Query().GetHashCode());
        Assert.NotEqual(Query(), Query(expansions: 49));
        Assert.NotEqual(Query(), Query(transpositions: false));
        Assert.NotEqual(Query(), new FuzzyQuery(new Term("f", "x"), 1));
        Assert.NotEqual(Query(), new FuzzyQuery(new Term("f", "x"), 2) { PrefixLength = 1 });
        Assert.Equal("f:x~1", Query().ToString());
    }

    private static IEnumerable<BoostedTerm> Similar(FuzzyQuery query, IEnumerable<string> words)
    {
        var word = FuzzyTerms.CodePoints(query.Term.Text);
        if (query.PrefixLength >= query.Term.Text.Length)
        {
            return [new BoostedTerm(query.Term)];
        }

        var prefix = Math.Min(query.PrefixLength, word.Length);
        return words
            .Select(w => (Text: w, Points: FuzzyTerms.CodePoints(w)))
            .Where(w => w.Points.AsSpan().StartsWith(word.AsSpan(0, prefix)))
            .Select(w => (w.Text, w.Points.Length, Edits: EditDistance.Compute(word.AsSpan(prefix), w.Points.AsSpan(prefix), query.MaxEdits, isPrefix: false)))
            .Where(w => w.Edits <= query.MaxEdits)
            .Select(w => new BoostedTerm(new Term("f", w.Text), w.Edits == 0 ? 1 : 1 - ((float)w.Edits / Math.Min(w.Length, word.Length))))
            .OrderByDescending(t => t.Boost).ThenBy(t => Convert.ToHexString(t.Term.Bytes), StringComparer.Ordinal)
            .Take(query.MaxExpansions)
            .Select(t => t with { Boost = Math.Max(0, t.Boost) });
    }

    private static MemoryLeafReader Leaf(params string[] words) => new([.. words.Select(w => new MemoryDocument().Add("f", w))]);
}
