using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The documents of a required scorer; the score is its own plus that of an optional one if it matches, added in
/// single precision.</summary>
internal sealed class ReqOptScorer : Scorer
{
    private readonly Scorer _required;
    private readonly Scorer _optional;

    public ReqOptScorer(Scorer required, Scorer optional)
    {
        _required = required;
        _optional = optional;
    }

    public override DocIdSetIterator Approximation => _required.Approximation;

    public override float MatchCost => _required.MatchCost;

    public override int DocId => _required.DocId;

    public override long Cost => _required.Cost;

    public override bool Matches() => _required.Matches();

    public override int NextDoc() => _required.NextDoc();

    public override int Advance(int target) => _required.Advance(target);

    public override float Score()
    {
        var docId = _required.DocId;
        var score = _required.Score();
        if (_optional.DocId < docId)
        {
            _optional.Advance(docId);
        }

        return _optional.DocId == docId ? score + _optional.Score() : score;
    }

    public override int AdvanceShallow(int target)
    {
        var upTo = _required.AdvanceShallow(target);
        return _optional.DocId <= target ? Math.Min(upTo, _optional.AdvanceShallow(target)) : Math.Min(upTo, _optional.DocId - 1);
    }

    public override float GetMaxScore(int upTo) =>
        _required.GetMaxScore(upTo) + (_optional.DocId <= upTo ? _optional.GetMaxScore(upTo) : 0);
}
