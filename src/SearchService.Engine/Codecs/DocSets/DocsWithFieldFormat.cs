namespace SearchService.Engine.Codecs;

/// <summary>Which documents of a segment have a value in a column: the group of metadata that norms and every kind of doc
/// values begin with. Source: format note, sections 4 and 5 (Lucene 8.0).
/// <code>
/// Docs --> Offset (i64), Length (i64), JumpTableEntries (i16), RankPower (i8)
///
/// Offset -2: no document       Length 0, JumpTableEntries -1, RankPower -1
/// Offset -1: every document    likewise
/// Offset ≥ 0: where an IndexedDisi begins in the data file
///
/// ff ff ff ff ff ff ff ff | 00 00 00 00 00 00 00 00 | ff ff | ff      every document
/// </code></summary>
public static class DocsWithFieldFormat
{
    public const long None = -2;
    public const long All = -1;
}
