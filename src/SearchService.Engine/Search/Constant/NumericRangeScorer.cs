using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The documents of a column whose value lies in a range, all with the same score.</summary>
internal sealed class NumericRangeScorer : TwoPhaseScorer
{
    private readonly NumericDocValues _values;
    private readonly long _min;
    private readonly long _max;
    private readonly float _score;

    public NumericRangeScorer(NumericDocValues values, long min, long max, float score)
        : base(values)
    {
        _values = values;
        _min = min;
        _max = max;
        _score = score;
    }

    public override float MatchCost => 2;

    public override bool Matches()
    {
        var value = _values.LongValue;
        return value >= _min && value <= _max;
    }

    public override float Score() => _score;
}
