using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>A scorer whose own moves are those of its approximation, confirmed.</summary>
public abstract class TwoPhaseScorer : Scorer
{
    private readonly DocIdSetIterator _approximation;

    protected TwoPhaseScorer(DocIdSetIterator approximation) => _approximation = approximation;

    public sealed override DocIdSetIterator Approximation => _approximation;

    public sealed override int DocId => _approximation.DocId;

    public sealed override long Cost => _approximation.Cost;

    public abstract override bool Matches();

    public sealed override int NextDoc() => Confirm(_approximation.NextDoc());

    public sealed override int Advance(int target) => Confirm(_approximation.Advance(target));

    private int Confirm(int docId)
    {
        while (docId != NoMoreDocs && !Matches())
        {
            docId = _approximation.NextDoc();
        }

        return docId;
    }
}
