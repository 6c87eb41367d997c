using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>A query that stands for several terms of one field: the documents that hold any of them, each with the score
/// 1 × boost.</summary>
public abstract class MultiTermQuery : Query
{
    private protected MultiTermQuery(string field) => Field = field;

    public string Field { get; }

    public sealed override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) =>
        new MultiTermWeight(this, searcher, boost);

    /// <summary>Whether searches may well ask for the same again.</summary>
    private protected virtual bool ComesAgain => false;

    /// <summary>Adds the terms of one segment that it stands for.</summary>
    private protected abstract void AddTerms(TermsEnum terms, TermUnion union);

    private sealed class MultiTermWeight : ConstantScoreWeight
    {
        private readonly MultiTermQuery _query;
        private readonly IndexSearcher _searcher;

        public MultiTermWeight(MultiTermQuery query, IndexSearcher searcher, float score)
            : base(query, score) => (_query, _searcher) = (query, searcher);

        public override Scorer? GetScorer(LeafReaderContext context)
        {
            var documents = _searcher.Unions?.Find(_query, context) is { } known ? new BitSetIterator(known) : Gather(context);
            return documents is null ? null : new ConstantScoreScorer(documents, ConstantScore);
        }

        private DocIdSetIterator? Gather(LeafReaderContext context)
        {
            var comesAgain = false;
            if (_query.ComesAgain && _searcher.RepeatedSets.Find(_query, context, out comesAgain) is { } known)
            {
                return new BitSetIterator(known);
            }

            if (context.Reader.GetTerms(_query.Field) is not { } terms)
            {
                return null;
            }

            var union = new TermUnion(context.Reader.MaxDoc, _searcher.Deadline);
            _query.AddTerms(terms.GetEnumerator(), union);
            var documents = union.ToIterator(out var set);
            if (set is not null)
            {
                _searcher.Unions?.Keep(_query, context, set);
                if (comesAgain)
                {
                    _searcher.RepeatedSets.Keep(_query, context, set);
                }
            }

            return documents;
        }
    }
}
