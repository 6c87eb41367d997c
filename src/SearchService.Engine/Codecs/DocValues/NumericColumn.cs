using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>A NUMERIC column to be written.</summary>
/// <param name="DocsWithField">The documents that have a value, over [0, maxDoc); null = all.</param>
/// <param name="Values">One value for each document that has one, in the order of documents.</param>
public sealed record NumericColumn(FixedBitSet? DocsWithField, ReadOnlyMemory<long> Values);
