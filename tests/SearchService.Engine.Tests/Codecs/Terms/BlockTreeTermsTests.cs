using System.Text;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class BlockTreeTermsTests
{
    private static readonly FieldInfo Freqs = TermsSegment.Field("f", 0, IndexOptions.DocsAndFreqs);

    [Fact]
    public void Finish_example_of_the_format_note_gives_its_bytes()
    {
        var id = TermsSegment.Field("id", 0, IndexOptions.Docs);
        var title = new FieldInfo("title", 1) { IndexOptions = IndexOptions.DocsAndFreqsAndPositions };
        var segment = new TermsSegment(4, id, title);
        using (var writer = segment.OpenWriter())
        {
            TermsSegment.WriteField(writer, id, [Term("d0", 0), Term("d1", 1), Term("d2", 2), Term("d3", 3)]);
            WriteTitle(writer, title);
            writer.Finish();
        }

        const int timHeader = 0x36;
        var blocks = segment.Directory.GetFile(TermsSegment.FileName("tim"))[timHeader..^CodecUtil.FooterLength];
        Assert.Equal(
            "09" + "44" + "6430643164326433" // 4 entries, last; 8 suffix bytes, leaf; d0 d1 d2 d3
            + "0902" + "0107" + "05" + "7C00050505" // 4 lengths, all 2; a run of 4; docFP 0x3e, doc 0, 3 times one more
            + "0B" + "9401" + Convert.ToHexString("dogfoxlazyquickred"u8)
            + "0A0303040503" + "06010400030401" // lengths; stats: 1 singleton, (2, +0), 2 singletons, (2, +1)
            + "0C" + "7C013D" + "0001" + "040102" + "0501" + "0001",
            Convert.ToHexString(blocks));
        Assert.Equal("0000", Convert.ToHexString(segment.Directory.GetFile(TermsSegment.FileName("tip"))[0x37..^CodecUtil.FooterLength]));
        Assert.Equal(
            "8001" + "02" + "0004" + "02DA01" + "0404" + "026430026433" + "37" // block size, 2 fields; id: 4 terms, root code, sums, min, max
            + "3FD76C17034653540000000701" + "0301DA02" + "000001"
            + "0105" + "02AA02" + "080703" + "03646F6703726564" + "38"
            + "3FD76C17034653540000000701" + "0302AA02" + "000001"
            + "0000000000000049" + "0000000000000089",
            Convert.ToHexString(segment.Directory.GetFile(TermsSegment.FileName("tmd"))[0x75..^CodecUtil.FooterLength]));
        Assert.Equal("Lucene84", title.Attributes["PerFieldPostingsFormat.format"]);
    }

    [Fact]
    public void Reader_tells_what_was_written_of_each_field()
    {
        var id = TermsSegment.Field("id", 7, IndexOptions.Docs);
        var none = TermsSegment.Field("none", 8, IndexOptions.Docs);
        var segment = new TermsSegment(10, id, none, Freqs);
        using (var writer = segment.OpenWriter())
        {
            TermsSegment.WriteField(writer, id, [Term("b", 1, 4), Term("c"), Term("d", 4)]);
            TermsSegment.WriteField(writer, none, [Term("without documents")]);
            TermsSegment.WriteField(writer, Freqs, [new([], [new(0, 3), new(9, 1)])]);
            writer.Finish();
        }

        using var reader = segment.OpenReader();
        reader.CheckIntegrity();
        Assert.Equal(["f", "id"], reader.FieldNames);
        Assert.Null(reader.GetTerms("none"));
        Assert.DoesNotContain("PerFieldPostingsFormat.format", none.Attributes.Keys);
        var terms = reader.GetTerms("id")!;
        Assert.Equal((2L, 3L, 3L, 2), (terms.Size, terms.SumDocFreq, terms.SumTotalTermFreq, terms.DocCount));
        Assert.Equal("bd", Encoding.UTF8.GetString([.. terms.Min, .. terms.Max]));
        terms = reader.GetTerms("f")!;
        Assert.Equal((1L, 2L, 4L, 2), (terms.Size, terms.SumDocFreq, terms.SumTotalTermFreq, terms.DocCount));
        var each = terms.GetEnumerator();
        Assert.True(each.Next());
        Assert.Equal((0, 2, 4L), (each.Term.Length, each.DocFreq, each.TotalTermFreq));
        Assert.False(each.Next());
        Assert.False(each.Next());
    }

    [Fact]
    public void Postings_and_impacts_are_those_of_the_current_term()
    {
        var segment = TermsSegment.Write(Freqs, 10, [Term("a", 1), Term("b", 2, 3, 5), Term("c", 7)]);
        using var reader = segment.OpenReader();
        var each = reader.GetTerms("f")!.GetEnumerator();

        Assert.True(each.SeekExact("b"u8));
        var postings = each.Postings(null, PostingsFlags.Freqs);
        Assert.Equal((2, 3, 5, DocIdSetIterator.NoMoreDocs), (postings.NextDoc(), postings.NextDoc(), postings.NextDoc(), postings.NextDoc()));
        Assert.True(each.Next());
        Assert.Equal(7, each.Impacts(PostingsFlags.Freqs).NextDoc());
    }

    [Fact]
    public void Cursor_follows_its_contract_off_the_terms()
    {
        var segment = TermsSegment.Write(Freqs, 10, [Term("b", 1), Term("d", 2)]);
        using var reader = segment.OpenReader();
        var each = reader.GetTerms("f")!.GetEnumerator();

        Assert.Throws<InvalidOperationException>(() => each.DocFreq);
        Assert.False(each.SeekExact("c"u8));
        Assert.Throws<InvalidOperationException>(() => each.Term.Length);
        Assert.Throws<InvalidOperationException>(() => each.Next());
        Assert.Equal(SeekStatus.End, each.SeekCeil("e"u8));
        Assert.False(each.Next());
        Assert.Equal(SeekStatus.NotFound, each.SeekCeil("c"u8));
        Assert.Equal("d", Encoding.UTF8.GetString(each.Term));
        Assert.True(each.SeekExact("b"u8));
        Assert.True(each.Next());
        Assert.Equal("d", Encoding.UTF8.GetString(each.Term));
    }

    [Fact]
    public void StartTerm_out_of_order_or_too_long_throws()
    {
        var segment = new TermsSegment(10, Freqs);
        using var writer = segment.OpenWriter();
        writer.StartField(Freqs, norms: null);
        writer.StartTerm("b"u8);
        writer.StartDoc(0, 1);
        writer.FinishDoc();
        writer.FinishTerm();

        Assert.Throws<ArgumentException>(() => writer.StartTerm("b"u8));
        Assert.Throws<ArgumentException>(() => writer.StartTerm("a"u8));
        Assert.Throws<ArgumentException>(() => writer.StartTerm(new byte[BlockTreeFormat.MaxTermBytes + 1]));
    }

    [Fact]
    public void SeekExact_allocates_nothing_once_warm()
    {
        var terms = Enumerable.Range(0, 5_000).Select(i => Term($"prefix-{i:d6}-and-a-longer-suffix", i)).ToArray();
        using var reader = TermsSegment.Write(Freqs, 5_000, terms).OpenReader();
        var each = reader.GetTerms("f")!.GetEnumerator();
        var found = 0;

        Assert.Equal(0, Allocations.LeastBytes(() => found = SeekAll(each, terms)));
        Assert.Equal(5_000, found);
    }

    private static int SeekAll(TermsEnum each, KeyValuePair<byte[], TestPosting[]>[] terms)
    {
        var found = 0;
        foreach (var term in terms)
        {
            found += each.SeekExact(term.Key) ? each.DocFreq : 0;
        }

        return found;
    }

    private static void WriteTitle(BlockTreeTermsWriter writer, FieldInfo title)
    {
        writer.StartField(title, [2, 4, 2, 0]);
        WriteTerm(writer, "dog", (1, [2]));
        WriteTerm(writer, "fox", (0, [1]), (2, [1]));
        WriteTerm(writer, "lazy", (1, [0]));
        WriteTerm(writer, "quick", (2, [0]));
        WriteTerm(writer, "red", (0, [0]), (1, [1, 3]));
        writer.FinishField();
    }

    private static void WriteTerm(BlockTreeTermsWriter writer, string term, params (int DocId, int[] Positions)[] postings)
    {
        writer.StartTerm(Encoding.UTF8.GetBytes(term));
        foreach (var (docId, positions) in postings)
        {
            writer.StartDoc(docId, positions.Length);
            foreach (var position in positions)
            {
                writer.AddPosition(position);
            }

            writer.FinishDoc();
        }

        writer.FinishTerm();
    }

    private static KeyValuePair<byte[], TestPosting[]> Term(string term, params int[] docIds) =>
        new(Encoding.UTF8.GetBytes(term), [.. docIds.Select(d => new TestPosting(d, 1))]);
}
