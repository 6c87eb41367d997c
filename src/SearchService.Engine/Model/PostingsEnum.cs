namespace SearchService.Engine.Model;

/// <summary>The documents of one term, with frequencies and positions where the field has them and they were asked for.</summary>
public abstract class PostingsEnum : DocIdSetIterator
{
    /// <summary>How often the term occurs in the current document, at least 1; 1 when the field has no frequencies or they were
    /// not asked for. Only on a document.</summary>
    public abstract int Freq { get; }

    /// <summary>The next position of the term in the current document, ascending; -1 when the field has none. At most
    /// <see cref="Freq"/> calls per document.</summary>
    public abstract int NextPosition();

    /// <summary>As <see cref="DocIdSetIterator.Fill"/>, with the frequency of each document; both spans have room for the same
    /// number.</summary>
    public virtual int Fill(Span<int> docIds, Span<int> freqs, int endExclusive)
    {
        var count = 0;
        var docId = DocId;
        while (docId < endExclusive && count < docIds.Length)
        {
            docIds[count] = docId;
            freqs[count++] = Freq;
            docId = NextDoc();
        }

        return count;
    }
}
