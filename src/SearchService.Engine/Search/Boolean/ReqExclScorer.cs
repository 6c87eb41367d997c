using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The documents of one scorer that none of several others match.</summary>
internal sealed class ReqExclScorer : TwoPhaseScorer
{
    private readonly Scorer _required;
    private readonly Scorer[] _excluded;

    // The approximations of the excluded.
    private readonly DocIdSetIterator[] _candidates;

    public ReqExclScorer(Scorer required, Scorer[] excluded)
        : base(required.Approximation)
    {
        _required = required;
        _excluded = excluded;
        _candidates = Array.ConvertAll(excluded, s => s.Approximation);

        // Even excluding a simple list costs an advance.
        MatchCost = required.MatchCost + excluded.Sum(s => s.MatchCost + 1);
    }

    public override float MatchCost { get; }

    public override bool Matches()
    {
        var docId = Approximation.DocId;
        for (var i = 0; i < _candidates.Length; i++)
        {
            var candidate = _candidates[i];
            if (candidate.DocId < docId)
            {
                candidate.Advance(docId);
            }

            if (candidate.DocId == docId && _excluded[i].Matches())
            {
                return false;
            }
        }

        return _required.Matches();
    }

    public override float Score() => _required.Score();
}
