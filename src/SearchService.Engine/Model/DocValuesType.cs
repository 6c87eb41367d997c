namespace SearchService.Engine.Model;

/// <summary>The kind of column that a field has. The numbers are those of the field infos file.</summary>
public enum DocValuesType : byte
{
    None = 0,

    /// <summary>One 64-bit value per document.</summary>
    Numeric = 1,

    /// <summary>One byte string per document.</summary>
    Binary = 2,

    /// <summary>One byte string per document, by its ordinal in a sorted dictionary.</summary>
    Sorted = 3,

    /// <summary>Several distinct byte strings per document, by ordinals.</summary>
    SortedSet = 4,

    /// <summary>Several 64-bit values per document, in ascending order.</summary>
    SortedNumeric = 5,
}
