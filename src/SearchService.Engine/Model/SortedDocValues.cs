namespace SearchService.Engine.Model;

/// <summary>One byte string for each document that has the field, by its ordinal in the segment's sorted dictionary. One thread at a time.</summary>
public abstract class SortedDocValues : DocIdSetIterator
{
    /// <summary>Moves to exactly this document, which must be ≥ the current one; false when it has no value.</summary>
    public abstract bool AdvanceExact(int target);

    /// <summary>The ordinal of the current document's value, in [0, ValueCount). Only when it has one.</summary>
    public abstract int OrdValue { get; }

    /// <summary>The number of distinct values.</summary>
    public abstract int ValueCount { get; }

    /// <summary>The value of an ordinal; valid until the next look-up.</summary>
    public abstract ReadOnlySpan<byte> LookupOrd(int ord);

    /// <summary>The ordinal of a value, or -(insertion point) - 1 when no document has it.</summary>
    public abstract int LookupTerm(ReadOnlySpan<byte> value);
}
