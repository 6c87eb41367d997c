using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>The terms and postings files of a segment in memory, for tests.</summary>
internal sealed class TermsSegment
{
    public static readonly Comparer<byte[]> ByteOrder = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    public TermsSegment(int maxDoc, params FieldInfo[] fields)
    {
        Info = new SegmentInfo("_0", [.. Enumerable.Range(1, CodecUtil.IdLength).Select(i => (byte)i)], maxDoc);
        Fields = new FieldInfos(fields);
    }

    public RamDirectory Directory { get; } = new();

    public SegmentInfo Info { get; }

    public FieldInfos Fields { get; }

    public static FieldInfo Field(string name, int number, IndexOptions options) =>
        new(name, number) { IndexOptions = options, OmitNorms = true };

    public BlockTreeTermsWriter OpenWriter() => new(new SegmentWriteState(Directory, Info, Fields));

    public BlockTreeTermsReader OpenReader() => new(new SegmentReadState(Directory, Info, Fields));

    public static string FileName(string extension) => $"_0_Lucene84_0.{extension}";

    /// <summary>Writes one field; each term with documents and frequencies.</summary>
    public static void WriteField(BlockTreeTermsWriter writer, FieldInfo field, IEnumerable<KeyValuePair<byte[], TestPosting[]>> terms)
    {
        writer.StartField(field, norms: null);
        foreach (var (term, postings) in terms)
        {
            writer.StartTerm(term);
            foreach (var (docId, freq) in postings)
            {
                writer.StartDoc(docId, freq);
                for (var position = 0; field.HasPositions && position < freq; position++)
                {
                    writer.AddPosition(position * 2);
                }

                writer.FinishDoc();
            }

            writer.FinishTerm();
        }

        writer.FinishField();
    }

    /// <summary>Writes a segment with one field.</summary>
    public static TermsSegment Write(FieldInfo field, int maxDoc, IEnumerable<KeyValuePair<byte[], TestPosting[]>> terms)
    {
        var segment = new TermsSegment(maxDoc, field);
        using var writer = segment.OpenWriter();
        WriteField(writer, field, terms);
        writer.Finish();
        return segment;
    }
}
