namespace SearchService.Engine.Search;

/// <summary>The documents that all of several scorers match; the score is the sum over some of them, taken in double precision
/// in clause order.</summary>
internal sealed class ConjunctionScorer : TwoPhaseScorer
{
    private readonly Scorer[] _scoring;

    // Those whose approximation is not enough, cheapest first.
    private readonly Scorer[] _checks;

    /// <param name="required">All must match; at least one, each before its first document.</param>
    /// <param name="scoring">Those among them that score.</param>
    public ConjunctionScorer(Scorer[] required, Scorer[] scoring)
        : base(new ConjunctionIterator(Array.ConvertAll(required, s => s.Approximation)))
    {
        _scoring = scoring;
        _checks = Array.FindAll(required, s => s.MatchCost > 0);
        Array.Sort(_checks, (x, y) => x.MatchCost.CompareTo(y.MatchCost));
        foreach (var check in _checks)
        {
            MatchCost += check.MatchCost;
        }
    }

    public override float MatchCost { get; }

    public override bool Matches()
    {
        foreach (var check in _checks)
        {
            if (!check.Matches())
            {
                return false;
            }
        }

        return true;
    }

    public override float Score()
    {
        var sum = 0.0;
        foreach (var scorer in _scoring)
        {
            sum += scorer.Score();
        }

        return (float)sum;
    }
}
