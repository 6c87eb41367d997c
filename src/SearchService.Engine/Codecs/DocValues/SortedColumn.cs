using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>A SORTED column to be written.</summary>
/// <param name="DocsWithField">The documents that have a value, over [0, maxDoc); null = all.</param>
/// <param name="Ords">The ordinal of each of these documents' value, in the order of documents.</param>
/// <param name="Dictionary">The distinct values in ascending order of unsigned bytes; each must be some document's.</param>
public sealed record SortedColumn(FixedBitSet? DocsWithField, ReadOnlyMemory<int> Ords, IReadOnlyList<byte[]> Dictionary);
