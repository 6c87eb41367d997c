using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>No document.</summary>
public sealed class MatchNoDocsQuery : Query
{
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) => new NoneWeight(this);

    public override bool Equals(Query? other) => other is MatchNoDocsQuery;

    public override int GetHashCode() => nameof(MatchNoDocsQuery).GetHashCode(StringComparison.Ordinal);

    public override string ToString() => "MatchNoDocs";

    private sealed class NoneWeight : Weight
    {
        public NoneWeight(Query query)
            : base(query)
        {
        }

        public override Scorer? GetScorer(LeafReaderContext context) => null;

        public override int Count(LeafReaderContext context) => 0;

        public override Explanation Explain(LeafReaderContext context, int docId) => Explanation.NoMatch(Query.ToString());
    }
}
