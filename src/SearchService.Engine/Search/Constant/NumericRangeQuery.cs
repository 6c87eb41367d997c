using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>The documents whose value in a NUMERIC column lies in a range; each with the score 1 × boost.</summary>
public sealed class NumericRangeQuery : Query
{
    /// <param name="field">The column.</param>
    /// <param name="min">The least value, inclusive.</param>
    /// <param name="max">The greatest value, inclusive; less than <paramref name="min"/> means no document.</param>
    public NumericRangeQuery(string field, long min, long max)
    {
        Field = field;
        Min = min;
        Max = max;
    }

    public string Field { get; }

    public long Min { get; }

    public long Max { get; }

    public override Query Rewrite(IndexSearcher searcher) => Min > Max ? new MatchNoDocsQuery() : this;

    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) => new RangeWeight(this, boost);

    public override bool Equals(Query? other) =>
        other is NumericRangeQuery query && query.Field == Field && query.Min == Min && query.Max == Max;

    public override int GetHashCode() => HashCode.Combine(nameof(NumericRangeQuery), Field, Min, Max);

    public override string ToString() => $"{Field}:[{Min} TO {Max}]";

    private sealed class RangeWeight : ConstantScoreWeight
    {
        private readonly NumericRangeQuery _query;

        public RangeWeight(NumericRangeQuery query, float score)
            : base(query, score) => _query = query;

        public override Scorer? GetScorer(LeafReaderContext context)
        {
            var values = context.Reader.GetNumericDocValues(_query.Field);
            return values is null ? null : new NumericRangeScorer(values, _query.Min, _query.Max, ConstantScore);
        }
    }
}
