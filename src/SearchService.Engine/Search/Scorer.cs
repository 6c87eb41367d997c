using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>A cursor over the documents of one segment that match a query, with their scores. Deleted documents are included.
/// <para>It can be used in two ways, never both. Either it is moved itself. Or its <see cref="Approximation"/> is moved, and each
/// document that comes up there is confirmed by <see cref="Matches"/>: so that a conjunction agrees on a document before
/// anyone reads positions.</para></summary>
public abstract class Scorer : DocIdSetIterator
{
    /// <summary>A cursor over a superset of the matches, which is moved in this one's place.</summary>
    public virtual DocIdSetIterator Approximation => this;

    /// <summary>All matches as a set, where there is one already, which must not be changed; wherever the scorer stands.</summary>
    internal virtual FixedBitSet? KnownDocuments => null;

    /// <summary>What <see cref="Matches"/> costs, in simple operations; 0 means that it is always true.</summary>
    public virtual float MatchCost => 0;

    /// <summary>Whether the current document of the approximation is a match. At most once per document.</summary>
    public virtual bool Matches() => true;

    /// <summary>The score of the current document, never negative, never NaN. Only on a match; repeated calls give the same.</summary>
    public abstract float Score();

    /// <summary>As <see cref="DocIdSetIterator.Fill"/>, with the score of each document; an empty <paramref name="scores"/> means that
    /// they are not wanted.</summary>
    public virtual int Fill(Span<int> docIds, Span<float> scores, int endExclusive)
    {
        if (scores.IsEmpty)
        {
            return Fill(docIds, endExclusive);
        }

        var count = 0;
        var docId = DocId;
        while (docId < endExclusive && count < docIds.Length)
        {
            docIds[count] = docId;
            scores[count++] = Score();
            docId = NextDoc();
        }

        return count;
    }
}
