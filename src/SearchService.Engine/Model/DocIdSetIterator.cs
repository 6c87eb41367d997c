using SearchService.Engine.Util;

namespace SearchService.Engine.Model;

/// <summary>A forward cursor over ascending document ids of one segment.
/// <para>Before the first move <see cref="DocId"/> is -1; at the end it is <see cref="NoMoreDocs"/>, and moving on is
/// legal and stays there.</para></summary>
public abstract class DocIdSetIterator
{
    /// <summary>The id that stands for the end: greater than every document.</summary>
    public const int NoMoreDocs = int.MaxValue;

    /// <summary>The current document: -1 before the first move, <see cref="NoMoreDocs"/> after the last. Never moves.</summary>
    public abstract int DocId { get; }

    /// <summary>Moves to the next document and returns it.</summary>
    public abstract int NextDoc();

    /// <summary>Moves to the first document ≥ <paramref name="target"/> and returns it. The target must be greater than the
    /// current document.</summary>
    public abstract int Advance(int target);

    /// <summary>An upper estimate of how many documents it visits.</summary>
    public abstract long Cost { get; }

    /// <summary>Writes the current document and those after it, as long as they are &lt; <paramref name="endExclusive"/> and there is
    /// room, and moves to the first document not written. Only on a document or at the end. Fewer than
    /// <paramref name="docIds"/> has room for means: the current document is now ≥ <paramref name="endExclusive"/>.</summary>
    /// <returns>How many were written.</returns>
    public virtual int Fill(Span<int> docIds, int endExclusive)
    {
        var count = 0;
        var docId = DocId;
        while (docId < endExclusive && count < docIds.Length)
        {
            docIds[count++] = docId;
            docId = NextDoc();
        }

        return count;
    }

    /// <summary>Adds the current document and those after it that are &lt; <paramref name="endExclusive"/> to a set, and moves to the
    /// first document ≥ <paramref name="endExclusive"/>. Only on a document or at the end.</summary>
    public virtual void IntoBitSet(FixedBitSet set, int endExclusive)
    {
        for (var docId = DocId; docId < endExclusive; docId = NextDoc())
        {
            set.Set(docId);
        }
    }
}
