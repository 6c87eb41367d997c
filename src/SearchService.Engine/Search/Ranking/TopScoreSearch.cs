using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Finds the best hits of one query and counts all. Where scores can be bounded the two are done apart: counting looks at
/// documents only, many at a time, and ranking at what can still be among the best.</summary>
/// <param name="searcher">The index.</param>
/// <param name="weight">The query, with scores.</param>
/// <param name="collector">What takes the hits.</param>
/// <param name="wanted">Gets all that match, where somebody wants them.</param>
internal sealed class TopScoreSearch(IndexSearcher searcher, Weight weight, TopScoreDocCollector collector, SearchMatches? wanted)
{
    private readonly RankingSettings _settings = searcher.Ranking;

    /// <summary>Searches one segment.</summary>
    public void Search(LeafReaderContext context)
    {
        if (weight.GetTermHits(context, _settings.MinPostings - 1) is { } hits)
        {
            searcher.Search(hits, context, collector, wanted?.Of(context));
            return;
        }

        var ranking = weight.GetRanking(context);
        if (ranking is null || !ranking.IsSumExact || ranking.Cost < _settings.MinPostings)
        {
            ScoreAll(context);
        }
        else if (!ranking.IsNothing)
        {
            Rank(ranking, context);
        }
    }

    private void ScoreAll(LeafReaderContext context)
    {
        if (weight.GetBulkScorer(context) is { } scorer)
        {
            searcher.Search(scorer, context, collector, wanted?.Of(context));
        }
    }

    private void Rank(LeafRanking ranking, LeafReaderContext context)
    {
        var count = weight.Count(context);
        if (count > 0 && !ranking.NeedsMatches && wanted is null)
        {
            collector.AddHits(count);
            Rank(ranking, context, matches: null);
            return;
        }

        var matches = wanted?.Of(context) ?? searcher.MatchSets.Rent(context);
        searcher.Collect(weight, context, matches);
        count = matches.Cardinality();
        collector.AddHits(count);
        if (count > 0)
        {
            Rank(ranking, context, ranking.NeedsMatches ? matches : null);
        }

        if (wanted is null)
        {
            searcher.MatchSets.Return(context, matches);
        }
    }

    private void Rank(LeafRanking ranking, LeafReaderContext context, FixedBitSet? matches)
    {
        var norms = new Dictionary<string, LeafNormBytes>();
        foreach (var term in ranking.Terms)
        {
            if (!norms.TryGetValue(term.Term.Field, out var bytes))
            {
                norms.Add(term.Term.Field, bytes = new LeafNormBytes(context.Reader, term.Term.Field));
            }

            term.Norms = bytes;
            term.Documents = searcher.RepeatedSets.DocumentsOf(term.Term, context);
        }

        var shift = _settings.ShiftOf(context.Reader.MaxDoc, ranking);
        using var bounds = new WindowBounds(ranking, context, searcher.RankingTables, shift);
        var candidates = searcher.RankingTables.RentCandidates();
        new LeafRanker(ranking, context, matches, collector, bounds, candidates, _settings).Run(searcher.Deadline);
        searcher.RankingTables.Return(candidates);
    }
}
