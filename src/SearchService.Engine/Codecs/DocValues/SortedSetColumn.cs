using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>A SORTED_SET column to be written.</summary>
/// <param name="DocsWithField">The documents that have at least one value, over [0, maxDoc); null = all.</param>
/// <param name="Starts">For each of these documents, in their order, where its ordinals begin in <paramref name="Ords"/>; and
/// behind the last one the number of all ordinals.</param>
/// <param name="Ords">The ordinals of the documents one after the other, strictly ascending within each.</param>
/// <param name="Dictionary">The distinct values in ascending order of unsigned bytes; each must be some document's.</param>
public sealed record SortedSetColumn(FixedBitSet? DocsWithField, ReadOnlyMemory<int> Starts, ReadOnlyMemory<int> Ords, IReadOnlyList<byte[]> Dictionary);
