using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>A <see cref="BooleanQuery"/> bound to an index: picks the scorers that fit the clauses a segment has.</summary>
internal sealed class BooleanWeight : Weight
{
    private readonly (Occur Occur, Weight Weight)[] _clauses;
    private readonly int _minShouldMatch;
    private readonly bool _needsScores;

    public BooleanWeight(BooleanQuery query, IndexSearcher searcher, ScoreMode scoreMode, float boost)
        : base(query)
    {
        _needsScores = scoreMode != ScoreMode.CompleteNoScores;
        _minShouldMatch = query.MinimumNumberShouldMatch;

        // Without scores, optional clauses beside required ones change nothing.
        var dropsShould = !_needsScores && _minShouldMatch == 0 && query.Clauses.Any(c => c.IsRequired);
        _clauses = [.. query.Clauses
            .Where(c => !(dropsShould && c.Occur == Occur.Should))
            .Select(c => (c.Occur, c.Query.CreateWeight(searcher, c.IsScoring ? scoreMode : ScoreMode.CompleteNoScores, boost)))];
    }

    public override Scorer? GetScorer(LeafReaderContext context)
    {
        var clauses = GetLeafClauses(context);
        return clauses is null ? null : Combine(clauses);
    }

    internal override Scorer? GetMatcher(LeafReaderContext context)
    {
        var clauses = GetLeafClauses(context, withScores: false);
        return clauses is null ? null : Combine(clauses);
    }

    public override BulkScorer? GetBulkScorer(LeafReaderContext context)
    {
        var clauses = GetLeafClauses(context);
        if (clauses is null)
        {
            return null;
        }

        return clauses is { HasRequired: false, Should.Count: > 1 }
            ? new DisjunctionBulkScorer(clauses)
            : new ScorerBulkScorer(Combine(clauses));
    }

    internal override void Collect(IndexSearcher searcher, LeafReaderContext context, FixedBitSet matches)
    {
        var clauses = GetLeafClauses(context, withScores: false);
        if (clauses is null)
        {
            return;
        }

        // Optional clauses of which none must match change nothing.
        var required = clauses.Must.Concat(clauses.Filter);
        var needsShould = !clauses.HasRequired || clauses.MinShouldMatch > 0;
        var all = needsShould ? required.Append(Either(clauses)) : required;
        if (!new BooleanMatches(searcher, context).TryCollect(all, clauses.MustNot, matches))
        {
            searcher.Collect(Combine(clauses), matches);
        }
    }

    internal override LeafRanking? GetRanking(LeafReaderContext context)
    {
        var must = RankingsOf(Occur.Must, context);
        var should = RankingsOf(Occur.Should, context);
        var hasFilter = Array.Exists(_clauses, c => c.Occur == Occur.Filter);
        var hasOthers = hasFilter || Array.Exists(_clauses, c => c.Occur == Occur.MustNot);
        if (must is null || should is null || _minShouldMatch > 1)
        {
            return null;
        }

        if (must.Exists(r => r.IsNothing))
        {
            return LeafRanking.Nothing;
        }

        // Sums of required and optional scores are rounded in between.
        if (should.Count > 0)
        {
            return must.Count > 0 || hasFilter ? null : Add(should.FindAll(r => !r.IsNothing), allRequired: false, hasOthers);
        }

        return must switch
        {
            [] => null,
            [var only] => only with { NeedsMatches = only.NeedsMatches || hasOthers },
            _ => Add(must, allRequired: true, needsMatches: true),
        };
    }

    public override Explanation Explain(LeafReaderContext context, int docId)
    {
        var details = new List<Explanation>();
        foreach (var (occur, weight) in _clauses)
        {
            var detail = weight.Explain(context, docId);
            if (detail.IsMatch ? occur is Occur.Must or Occur.Should : occur == Occur.Must)
            {
                details.Add(detail);
            }
        }

        var scorer = ScorerOn(context, docId);
        return scorer is null
            ? Explanation.NoMatch($"not every condition of {Query} is met", details)
            : Explanation.Match(_needsScores ? scorer.Score() : 0, "sum of:", details);
    }

    // Null when one of them has none.
    private List<LeafRanking>? RankingsOf(Occur wanted, LeafReaderContext context)
    {
        var rankings = new List<LeafRanking>();
        foreach (var (occur, weight) in _clauses)
        {
            if (occur != wanted)
            {
                continue;
            }

            if (weight.GetRanking(context) is not { } ranking)
            {
                return null;
            }

            rankings.Add(ranking);
        }

        return rankings;
    }

    private static LeafRanking? Add(List<LeafRanking> rankings, bool allRequired, bool needsMatches) =>
        rankings.Count == 0 ? LeafRanking.Nothing
        : !rankings.TrueForAll(r => r.IsTerm) ? null
        : new LeafRanking { Terms = [.. rankings.Select(r => r.Terms[0])], AllRequired = allRequired, NeedsMatches = needsMatches };

    /// <summary>The clauses that the segment has; null when nothing can match.</summary>
    private LeafClauses? GetLeafClauses(LeafReaderContext context, bool withScores = true)
    {
        var clauses = new LeafClauses { MinShouldMatch = _minShouldMatch };
        foreach (var (occur, weight) in _clauses)
        {
            var scorer = withScores ? weight.GetScorer(context) : weight.GetMatcher(context);
            if (scorer is not null)
            {
                clauses.Add(occur, scorer);
            }
            else if (occur is Occur.Must or Occur.Filter)
            {
                return null;
            }
        }

        clauses.RequireShouldsThatMustAllMatch();
        return clauses.CanMatch ? clauses : null;
    }

    private static Scorer Combine(LeafClauses clauses)
    {
        if (clauses.Should.Count == 0)
        {
            return Exclude(Require(clauses), clauses.MustNot);
        }

        var optional = Either(clauses);
        if (!clauses.HasRequired)
        {
            return Exclude(optional, clauses.MustNot);
        }

        var required = Exclude(Require(clauses), clauses.MustNot);
        return clauses.MinShouldMatch > 0
            ? new ConjunctionScorer([required, optional], [required, optional])
            : new ReqOptScorer(required, optional);
    }

    private static Scorer Either(LeafClauses clauses) => clauses.Should.Count == 1
        ? clauses.Should[0]
        : new DisjunctionScorer(clauses.Should, Math.Max(1, clauses.MinShouldMatch));

    private static Scorer Require(LeafClauses clauses) =>
        (clauses.Must.Count, clauses.Filter.Count) switch
        {
            (1, 0) => clauses.Must[0],
            (0, 1) => new FixedScoreScorer(clauses.Filter[0], 0),
            _ => new ConjunctionScorer([.. clauses.Must, .. clauses.Filter], [.. clauses.Must]),
        };

    private static Scorer Exclude(Scorer scorer, List<Scorer> excluded) =>
        excluded.Count == 0 ? scorer : new ReqExclScorer(scorer, [.. excluded]);
}
