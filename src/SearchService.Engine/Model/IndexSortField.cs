namespace SearchService.Engine.Model;

/// <summary>One key of the order in which a segment's documents stand. Source: format note, section 2.2 (provider SortField;
/// the other providers are kept as opaque <see cref="Provider"/> and <see cref="RawData"/>).</summary>
/// <param name="Provider">The name of the provider that wrote the key: SortField, SortedNumericSortField or SortedSetSortField.</param>
/// <param name="Field">The doc values field that orders the documents.</param>
/// <param name="Type">STRING, INT, LONG, FLOAT or DOUBLE; empty for SortedSetSortField.</param>
/// <param name="Descending">True when greater values come first.</param>
/// <param name="MissingValue">The value of documents without one, in the type's raw integer form; null = 0 (or none for STRING).</param>
/// <param name="RawData">Selector of the two multi-valued providers; null for SortField.</param>
public sealed record IndexSortField(
    string Provider,
    string Field,
    string Type,
    bool Descending,
    long? MissingValue,
    int? RawData = null)
{
    private const string SingleValued = "SortField";

    /// <summary>True for keys by a NUMERIC column; <see cref="OrderOf"/> is for these.</summary>
    public bool IsNumeric => Provider == SingleValued && Type is "INT" or "LONG" or "FLOAT" or "DOUBLE";

    /// <summary>A key by a NUMERIC column of longs.</summary>
    /// <param name="field">The column.</param>
    /// <param name="descending">True when greater values come first.</param>
    /// <param name="missingValue">What documents without a value count as; null = 0, and not the same key as an explicit 0.</param>
    public static IndexSortField Long(string field, bool descending = false, long? missingValue = null) =>
        new(SingleValued, field, "LONG", descending, missingValue);

    /// <summary>A key by a NUMERIC column of which the low 32 bits count, as signed integers.</summary>
    /// <inheritdoc cref="Long"/>
    public static IndexSortField Int(string field, bool descending = false, int? missingValue = null) =>
        new(SingleValued, field, "INT", descending, missingValue);

    /// <summary>A number by which documents with this key stand in ascending order.</summary>
    /// <param name="value">The document's value in the NUMERIC column; null when it has none.</param>
    public long OrderOf(long? value)
    {
        var known = value ?? MissingValue ?? 0;

        // IEEE bits order like integers once all bits but the sign of negative numbers are flipped.
        var ascending = Type switch
        {
            "INT" => (int)known,
            "FLOAT" => (int)known ^ (((int)known >> 31) & int.MaxValue),
            "DOUBLE" => known ^ ((known >> 63) & long.MaxValue),
            _ => known,
        };

        // Complementing reverses the order of all longs.
        return Descending ? ~ascending : ascending;
    }

    /// <summary>Such as "quality (LONG, descending)".</summary>
    public override string ToString() =>
        $"{Field} ({(Type.Length == 0 ? Provider : Type)}, {(Descending ? "descending" : "ascending")}{(MissingValue is { } missing ? $", missing = {missing}" : "")})";
}
