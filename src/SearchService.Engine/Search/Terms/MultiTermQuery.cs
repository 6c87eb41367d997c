using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>A query that stands for several terms of one field: the documents that hold any of them, each with the score
/// 1 × boost.</summary>
public abstract class MultiTermQuery : Query
{
    private protected MultiTermQuery(string field) => Field = field;

    public string Field { get; }

    public sealed override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) => new MultiTermWeight(this, boost);

    /// <summary>Adds the terms of one segment that it stands for.</summary>
    private protected abstract void AddTerms(TermsEnum terms, TermUnion union);

    private sealed class MultiTermWeight : ConstantScoreWeight
    {
        private readonly MultiTermQuery _query;

        public MultiTermWeight(MultiTermQuery query, float score)
            : base(query, score) => _query = query;

        public override Scorer? GetScorer(LeafReaderContext context)
        {
            var terms = context.Reader.GetTerms(_query.Field);
            if (terms is null)
            {
                return null;
            }

            var union = new TermUnion(context.Reader.MaxDoc);
            _query.AddTerms(terms.GetEnumerator(), union);
            var documents = union.ToIterator();
            return documents is null ? null : new ConstantScoreScorer(documents, ConstantScore);
        }
    }
}
