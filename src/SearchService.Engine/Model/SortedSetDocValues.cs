namespace SearchService.Engine.Model;

/// <summary>Distinct byte strings for each document that has the field, by their ordinals in the segment's sorted dictionary.
/// One thread at a time.</summary>
public abstract class SortedSetDocValues : DocIdSetIterator
{
    /// <summary>What <see cref="NextOrd"/> answers after the last ordinal of a document.</summary>
    public const int NoMoreOrds = -1;

    /// <summary>Moves to exactly this document, which must be ≥ the current one; false when it has no value.</summary>
    public abstract bool AdvanceExact(int target);

    /// <summary>The next ordinal of the current document, ascending, or <see cref="NoMoreOrds"/>. Only when it has values.</summary>
    public abstract int NextOrd();

    /// <summary>The number of distinct values.</summary>
    public abstract int ValueCount { get; }

    /// <summary>The value of an ordinal; valid until the next look-up.</summary>
    public abstract ReadOnlySpan<byte> LookupOrd(int ord);

    /// <summary>The ordinal of a value, or -(insertion point) - 1 when no document has it.</summary>
    public abstract int LookupTerm(ReadOnlySpan<byte> value);
}
