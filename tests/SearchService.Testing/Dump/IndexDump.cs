using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Testing;

/// <summary>Everything that a commit holds as canonical lines: two indexes with equal dumps hold the same. The Lucene side of the conformance tests
/// makes the same lines from Lucene's readers; the grammar is in their README.</summary>
public static class IndexDump
{
    /// <summary>Dumps a commit through the readers of its segments.</summary>
    /// <param name="lines">Takes the lines.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="leaves">A reader for each of its segments, in the same order.</param>
    public static void Write(CanonicalLines lines, SegmentInfos commit, IReadOnlyList<LeafReader> leaves)
    {
        if (lines.Begin("index"))
        {
            lines.Add("segments ").Add(leaves.Count).EndLine();
            lines.Add("maxDoc ").Add(leaves.Sum(leaf => leaf.MaxDoc)).EndLine();
            lines.Add("numDocs ").Add(leaves.Sum(leaf => leaf.NumDocs)).EndLine();
            AddMap(lines, "userData ", commit.UserData);
            lines.End();
        }

        for (var i = 0; i < leaves.Count; i++)
        {
            WriteSegment(lines, commit.Segments[i].Info, leaves[i]);
        }
    }

    /// <summary>Dumps one segment.</summary>
    public static void WriteSegment(CanonicalLines lines, SegmentInfo info, LeafReader reader)
    {
        AddInfo(lines, info, reader);
        AddDeleted(lines, info.Name, reader);
        AddFields(lines, info.Name, reader);
        foreach (var field in reader.FieldInfos.OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            if (field.IsIndexed)
            {
                TermsDump.Write(lines, info.Name, reader, field);
            }

            ColumnsDump.Write(lines, info.Name, reader, field);
        }

        StoredDump.Write(lines, info.Name, reader);
    }

    private static void AddInfo(CanonicalLines lines, SegmentInfo info, LeafReader reader)
    {
        if (!lines.Begin($"{info.Name} info"))
        {
            return;
        }

        lines.Add("maxDoc ").Add(reader.MaxDoc).EndLine();
        lines.Add("numDocs ").Add(reader.NumDocs).EndLine();
        lines.Add("compound ").Add(info.UseCompoundFile).EndLine();
        foreach (var key in info.IndexSort)
        {
            lines.Add("sort ").Add(key.Field).Add(' ').Add(key.Type).Add(key.Descending ? " descending" : " ascending");
            lines.Add(" missing=").Add(key.MissingValue?.ToString() ?? "null").EndLine();
        }

        lines.End();
    }

    private static void AddDeleted(CanonicalLines lines, string segment, LeafReader reader)
    {
        if (!lines.Begin($"{segment} deleted"))
        {
            return;
        }

        for (var docId = 0; reader.LiveDocs is { } live && docId < reader.MaxDoc; docId++)
        {
            if (!live.Get(docId))
            {
                lines.Add(docId).EndLine();
            }
        }

        lines.End();
    }

    private static void AddFields(CanonicalLines lines, string segment, LeafReader reader)
    {
        if (!lines.Begin($"{segment} fields"))
        {
            return;
        }

        foreach (var field in reader.FieldInfos)
        {
            lines.Add(field.Number).Add(' ').AddEscaped(field.Name);
            lines.Add(" index=").Add(NameOf(field.IndexOptions));
            lines.Add(" docValues=").Add(NameOf(field.DocValuesType));
            lines.Add(" omitsNorms=").Add(field.IsIndexed && field.OmitNorms);
            lines.Add(" payloads=").Add(field.HasPayloads);
            lines.Add(" vectors=").Add(field.HasTermVectors);
            lines.Add(" points=").Add(field.PointDimensionCount).Add('/').Add(field.PointNumBytes);
            lines.EndLine();
            AddMap(lines, " ", field.Attributes);
        }

        lines.End();
    }

    private static void AddMap(CanonicalLines lines, string lead, IEnumerable<KeyValuePair<string, string>> map)
    {
        foreach (var (key, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            lines.Add(lead).AddEscaped(key).Add('=').AddEscaped(value).EndLine();
        }
    }

    private static string NameOf(IndexOptions options) => options switch
    {
        IndexOptions.None => "NONE",
        IndexOptions.Docs => "DOCS",
        IndexOptions.DocsAndFreqs => "DOCS_AND_FREQS",
        IndexOptions.DocsAndFreqsAndPositions => "DOCS_AND_FREQS_AND_POSITIONS",
        IndexOptions.DocsAndFreqsAndPositionsAndOffsets => "DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS",
        _ => throw new ArgumentOutOfRangeException(nameof(options), options, "no name for these index options"),
    };

    private static string NameOf(DocValuesType type) => type switch
    {
        DocValuesType.None => "NONE",
        DocValuesType.Numeric => "NUMERIC",
        DocValuesType.Binary => "BINARY",
        DocValuesType.Sorted => "SORTED",
        DocValuesType.SortedSet => "SORTED_SET",
        DocValuesType.SortedNumeric => "SORTED_NUMERIC",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no name for this doc values type"),
    };
}
