namespace SearchService.Engine.Model;

/// <summary>One 64-bit value for each document that has the field: a cursor over these documents. One thread at a time.</summary>
public abstract class NumericDocValues : DocIdSetIterator
{
    /// <summary>Moves to exactly this document, which must be ≥ the current one; false when it has no value (the cursor then
    /// stands there all the same, and moving on from it is legal).</summary>
    public abstract bool AdvanceExact(int target);

    /// <summary>The value of the current document. Only when it has one.</summary>
    public abstract long LongValue { get; }

    /// <summary>The values of many documents, which ascend and are ≥ the current one; <paramref name="missing"/> for those without. The
    /// cursor ends on the last of them.</summary>
    public virtual void Fill(ReadOnlySpan<int> docIds, Span<long> values, long missing)
    {
        for (var i = 0; i < docIds.Length; i++)
        {
            values[i] = AdvanceExact(docIds[i]) ? LongValue : missing;
        }
    }
}
