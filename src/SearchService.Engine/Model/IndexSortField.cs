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
    int? RawData = null);
