using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

/// <summary>Compares a query, run in every way there is, with what the oracle says.</summary>
internal sealed class QueryAssert
{
    private readonly IReadOnlyList<MemoryLeafReader> _leaves;
    private readonly SearchOracle _oracle;
    private readonly Random _random;
    private readonly string _seed;

    public QueryAssert(IReadOnlyList<MemoryLeafReader> leaves, int seed)
    {
        _leaves = leaves;
        _oracle = new SearchOracle(leaves);
        _random = new Random(seed);
        _seed = $"seed {seed}";
        Searcher = new IndexSearcher(new IndexReader(leaves)) { Ranking = new RankingSettings { WindowShift = 6, MinPostings = 0, MaxLookups = _random.Next(20) } };
    }

    public IndexSearcher Searcher { get; }

    /// <summary>Top hits, totals, counts, sets, scorers and explanations all agree with the oracle.</summary>
    public void Agrees(Query query)
    {
        var name = $"{query} ({_seed})";
        try
        {
            var expected = Expected(query);
            TopHitsAgree(query, expected, name);
            GatheredAgree(query, expected, name);
            Assert.True(expected.Count == Searcher.Count(query), name);
            var scored = Searcher.CreateWeight(query, ScoreMode.Complete);
            var unscored = Searcher.CreateWeight(query, ScoreMode.CompleteNoScores);
            foreach (var context in Searcher.Reader.Leaves)
            {
                LeafAgrees(query, scored, unscored, context, name);
            }

            foreach (var (docId, score) in expected.Take(3))
            {
                var explanation = Searcher.Explain(query, docId);
                Assert.True(explanation.IsMatch && explanation.Value.Equals(score), $"{name}: {explanation} is not {score:R}");
            }
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"{name}: {e.Message}", e);
        }
    }

    /// <summary>The hits of live documents, in ascending order of documents.</summary>
    public List<ScoreDoc> Expected(Query query)
    {
        var hits = new List<ScoreDoc>();
        foreach (var context in Searcher.Reader.Leaves)
        {
            var leaf = _leaves[context.Ord];
            for (var docId = 0; docId < leaf.MaxDoc; docId++)
            {
                if (leaf.LiveDocs?.Get(docId) != false && _oracle.Score(query, leaf, docId) is { } score)
                {
                    hits.Add(new ScoreDoc(context.DocBase + docId, score));
                }
            }
        }

        return hits;
    }

    private void TopHitsAgree(Query query, List<ScoreDoc> expected, string name)
    {
        var n = _random.Next(1, 12);
        var top = Searcher.Search(query, n);
        var best = expected.OrderByDescending(h => h.Score).ThenBy(h => h.DocId).Take(n).ToList();
        Assert.True(expected.Count == top.TotalHits, $"{name}: total {top.TotalHits}, expected {expected.Count}");
        Assert.True(best.SequenceEqual(top.ScoreDocs), $"{name}: {string.Join(' ', top.ScoreDocs)}\nexpected {string.Join(' ', best)}");
    }

    // What searches of every kind gather on their way, twice over, so that memory is used again.
    private void GatheredAgree(Query query, List<ScoreDoc> expected, string name)
    {
        for (var round = 0; round < 2; round++)
        {
            foreach (var sort in new[] { null, new Sort(SortField.DocId) })
            {
                Gathers(matches => Searcher.Search(query, _random.Next(12), sort, matches), expected, name);
                if (expected.Count > 0)
                {
                    var after = expected[_random.Next(expected.Count)];
                    Gathers(matches => Searcher.SearchAfter(after, query, _random.Next(12), sort, matches), expected, name);
                }
            }
        }
    }

    private void Gathers(Func<SearchMatches, TopDocs> search, List<ScoreDoc> expected, string name)
    {
        using var matches = new SearchMatches(Searcher);
        Assert.True(expected.Count == search(matches).TotalHits, $"{name}: total");
        var gathered = Searcher.Reader.Leaves.SelectMany(
            leaf => Enumerable.Range(0, leaf.Reader.MaxDoc).Where(matches.Of(leaf).Get).Select(docId => leaf.DocBase + docId));
        Assert.True(expected.Select(hit => hit.DocId).SequenceEqual(gathered), $"{name}: gathered matches");
    }

    private void LeafAgrees(Query query, Weight scored, Weight unscored, LeafReaderContext context, string name)
    {
        var leaf = _leaves[context.Ord];
        var all = Enumerable.Range(0, leaf.MaxDoc)
            .Select(d => (DocId: d, Score: _oracle.Score(query, leaf, d)))
            .Where(h => h.Score is not null).Select(h => (h.DocId, h.Score!.Value)).ToList();
        var live = all.Select(h => h.DocId).Where(d => leaf.LiveDocs?.Get(d) != false).ToList();
        var set = Searcher.Matches(unscored, context);
        Assert.True(live.SequenceEqual(Enumerable.Range(0, leaf.MaxDoc).Where(set.Get)), $"{name}: matches of leaf {context.Ord}");
        Assert.True(unscored.Count(context) is -1 || unscored.Count(context) == live.Count, $"{name}: count of leaf {context.Ord}");

        var scorer = scored.GetScorer(context);
        if (scorer is null)
        {
            Assert.True(all.Count == 0, $"{name}: no scorer for leaf {context.Ord}");
            return;
        }

        Assert.True(all.SequenceEqual(AssertingTwoPhase.Read(scorer)), $"{name}: two phases of leaf {context.Ord}");
        StepsAgree(new AssertingScorer(scored.GetScorer(context)!), all, name);
        FillsAgree(new AssertingScorer(scored.GetScorer(context)!), all, name);
    }

    private void StepsAgree(AssertingScorer scorer, List<(int DocId, float Score)> all, string name)
    {
        var docId = -1;
        while (docId != DocIdSetIterator.NoMoreDocs)
        {
            var target = docId + 1 + (_random.Next(3) == 0 ? _random.Next(6) : 0);
            var expected = all.Append((DocId: DocIdSetIterator.NoMoreDocs, Score: 0)).First(h => h.DocId >= target);
            docId = target == docId + 1 && _random.Next(2) == 0 ? scorer.NextDoc() : scorer.Advance(target);
            Assert.True(docId == expected.DocId, $"{name}: step to {target} gave {docId}");
            if (docId == DocIdSetIterator.NoMoreDocs)
            {
                Assert.Equal(docId, scorer.NextDoc());
                continue;
            }

            Assert.True(_random.Next(3) == 0 || scorer.Score().Equals(expected.Score), $"{name}: score of {docId}");
        }
    }

    private void FillsAgree(AssertingScorer scorer, List<(int DocId, float Score)> all, string name)
    {
        var filled = new List<(int, float)>();
        var end = 0;
        for (var docId = scorer.NextDoc(); docId != DocIdSetIterator.NoMoreDocs; docId = scorer.DocId)
        {
            var docIds = new int[_random.Next(1, 6)];
            var scores = new float[docIds.Length];
            end = Math.Max(end, docId) + _random.Next(8);
            var count = scorer.Fill(docIds, scores, end);
            filled.AddRange(docIds.Zip(scores).Take(count));
        }

        Assert.True(all.SequenceEqual(filled), $"{name}: fills");
    }
}
