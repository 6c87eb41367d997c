using System.Text.Json;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Holds the product's answers against the reference's.</summary>
internal sealed class Oracle
{
    // Parts of a sum are rounded to single precision wherever queries nest.
    private const double ScoreTolerance = 2e-6;
    private const int MaxPages = 10;

    private readonly ArticleIndex _index;
    private readonly PlainArticles _plain;
    private readonly bool _comparesScores;
    private readonly Dictionary<string, int> _places;

    /// <param name="index">The product.</param>
    /// <param name="plain">The reference, over the same articles.</param>
    /// <param name="comparesScores">False where the index still counts articles that were deleted or replaced.</param>
    public Oracle(ArticleIndex index, PlainArticles plain, bool comparesScores)
    {
        _index = index;
        _plain = plain;
        _comparesScores = comparesScores;
        // Without words and quality all articles are equal: they stand in index order, which decides all ties.
        var (_, all) = Walk(new ArticleSearch { Sort = ArticleSort.Relevance, QualityWeight = 0, Size = 100 }, maxPages: 100);
        _places = all.Index().ToDictionary(hit => hit.Item.Id, hit => hit.Index, StringComparer.Ordinal);
        Assert.Equal(plain.Articles.Select(a => a.Id).Order(StringComparer.Ordinal), _places.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>Compares the answers to a search: total, relaxation, hits with their order and scores on all pages, facets.</summary>
    /// <returns>The answer they agree on.</returns>
    public PlainAnswer Compare(ArticleSearch search, TypedQuery? typed)
    {
        var expected = _plain.Answer(search, typed);
        var (first, hits) = Walk(search, MaxPages);
        Assert.Equal(search.Text, first.Query.Text);
        Assert.Equal(expected.Hits.Count, first.Total);
        Assert.Equal(expected.Corrected, first.Query.Corrected);
        Assert.Equal(expected.IsRelaxed, first.Query.Relaxed);
        Assert.Equal(Math.Min(expected.Hits.Count, MaxPages * search.Size), hits.Count);
        CompareHits(search, expected, hits);
        CompareHighlights(expected, hits);
        CompareFacets(expected.Facets, first.Facets);
        var countsOnly = _index.Search(search with { Size = 0 });
        Assert.Equal(first.Total, countsOnly.Total);
        Assert.Empty(countsOnly.Hits);
        CompareFacets(expected.Facets, countsOnly.Facets);
        return expected;
    }

    private (ArticlePage First, List<ArticleHit> Hits) Walk(ArticleSearch search, int maxPages)
    {
        var first = _index.Search(search);
        List<ArticleHit> hits = [.. first.Hits];
        var pages = Math.Min(maxPages, (first.Total + search.Size - 1) / search.Size);
        for (var number = 2; number <= pages; number++)
        {
            var page = _index.Search(search with { Page = number });
            Assert.Equal(first.Total, page.Total);
            hits.AddRange(page.Hits);
        }

        Assert.Equal(hits.Count, hits.DistinctBy(h => h.Id).Count());
        return (first, hits);
    }

    private void CompareHits(ArticleSearch search, PlainAnswer expected, List<ArticleHit> hits)
    {
        var wanted = expected.Hits.ToDictionary(h => h.Article.Id, StringComparer.Ordinal);
        foreach (var hit in hits)
        {
            Assert.True(wanted.TryGetValue(hit.Id, out var plain), $"{hit.Id} should not match");
            Assert.Equal(plain.Match, hit.Match);
            CompareScore(search, plain, hit);
            using var source = JsonDocument.Parse(hit.Source);
            Assert.Equal(plain.Article.Title, source.RootElement.GetProperty("title").GetString());
        }

        if (expected.IsRanked)
            CompareRanking(wanted, hits);
        else
            Assert.Equal(Sorted(expected.Hits, search.Sort ?? ArticleSort.Newest).Take(hits.Count), hits.Select(h => h.Id));
    }

    private static void CompareHighlights(PlainAnswer expected, List<ArticleHit> hits)
    {
        var marks = new PlainMarks(expected.Spelled);
        var articles = expected.Hits.ToDictionary(h => h.Article.Id, h => h.Article, StringComparer.Ordinal);
        foreach (var hit in hits)
        {
            if (expected.Spelled is null)
                Assert.Null(hit.Highlight);
            else
                PlainHighlights.AssertRight(hit.Highlight, articles[hit.Id], marks);
        }
    }

    private void CompareScore(ArticleSearch search, PlainHit plain, ArticleHit hit)
    {
        Assert.True(float.IsFinite(hit.Score) && hit.Score >= 0, $"{hit.Id} has the score {hit.Score}");
        if (_comparesScores)
            AssertClose(plain.Score, hit.Score, hit.Id);
        Assert.Equal(search.Explain, hit.Explanation is not null);
        if (hit.Explanation is not { } explanation)
            return;
        Assert.Equal((float)(explanation.Text * explanation.Quality), hit.Score);
        AssertClose(plain.Factor, explanation.Quality, hit.Id);
        if (_comparesScores)
            AssertClose(plain.Text, explanation.Text, hit.Id);
    }

    private void CompareRanking(Dictionary<string, PlainHit> wanted, List<ArticleHit> hits)
    {
        foreach (var (better, worse) in hits.Zip(hits.Skip(1)))
        {
            Assert.True(better.Score >= worse.Score, $"{better.Id} ({better.Score:R}) stands before {worse.Id} ({worse.Score:R})");
            if (better.Score == worse.Score)
                Assert.True(_places[better.Id] < _places[worse.Id], $"{better.Id} and {worse.Id} are equal, and not in index order");
        }

        if (!_comparesScores || hits.Count == wanted.Count)
            return;
        var last = wanted[hits[^1].Id].Score;
        var best = wanted.Values.ExceptBy(hits.Select(h => h.Id), h => h.Article.Id).MaxBy(h => h.Score)!;
        Assert.True(best.Score <= last * (1 + ScoreTolerance), $"{best.Article.Id} ({best.Score:R}) is missing among the best");
    }

    private IEnumerable<string> Sorted(IEnumerable<PlainHit> hits, ArticleSort sort)
    {
        long? Value(PlainHit hit) => sort switch
        {
            ArticleSort.Quality => -hit.Article.Quality,
            ArticleSort.Heat => -hit.Article.Heat,
            ArticleSort.Oldest => hit.Article.PublishedMs,
            _ => -hit.Article.PublishedMs,
        };
        return hits.OrderBy(h => Value(h) is null).ThenBy(Value).ThenBy(h => _places[h.Article.Id]).Select(h => h.Article.Id);
    }

    private static void CompareFacets(IReadOnlyDictionary<Facet, FacetCounts> expected, IReadOnlyDictionary<Facet, FacetCounts> found)
    {
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        foreach (var (facet, counts) in expected)
        {
            Assert.Equal(counts.Values, found[facet].Values);
            Assert.Equal((facet, counts.Distinct, counts.Other), (facet, found[facet].Distinct, found[facet].Other));
        }
    }

    private static void AssertClose(double expected, double found, string id) =>
        Assert.True(Math.Abs(expected - found) <= ScoreTolerance * Math.Max(1e-3, expected), $"{id}: {expected:R} expected, {found:R} found");
}
