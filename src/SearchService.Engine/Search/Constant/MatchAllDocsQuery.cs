using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>Every document, each with the score 1 × boost.</summary>
public sealed class MatchAllDocsQuery : Query
{
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) => new AllWeight(this, boost);

    public override bool Equals(Query? other) => other is MatchAllDocsQuery;

    public override int GetHashCode() => nameof(MatchAllDocsQuery).GetHashCode(StringComparison.Ordinal);

    public override string ToString() => "*:*";

    private sealed class AllWeight : ConstantScoreWeight
    {
        public AllWeight(Query query, float score)
            : base(query, score)
        {
        }

        public override Scorer? GetScorer(LeafReaderContext context) =>
            new ConstantScoreScorer(new AllDocsIterator(context.Reader.MaxDoc), ConstantScore);

        public override int Count(LeafReaderContext context) => context.Reader.NumDocs;
    }
}
