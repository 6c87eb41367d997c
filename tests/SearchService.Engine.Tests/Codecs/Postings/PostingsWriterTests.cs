using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class PostingsWriterTests
{
    private const int HeaderLength = 0x3d;

    [Fact]
    public void Write_small_terms_gives_the_bytes_of_example_E1()
    {
        // title: "red fox" in document 0, "lazy red dog red" in 1, "quick fox" in 2.
        using var fixture = new PostingsFixture(IndexOptions.DocsAndFreqsAndPositions, 4);
        fixture.Write(
            [new(1, 1, [2])],
            [new(0, 1, [1]), new(2, 1, [1])],
            [new(1, 1, [0])],
            [new(2, 1, [0])],
            [new(0, 1, [0]), new(1, 2, [1, 3])]);

        // 'L'; fox: 0 << 1 | 1, 2 << 1 | 1; red: 0 << 1 | 1, 1 << 1 and frequency 2.
        Assert.Equal("4c" + "0105" + "010202", Body(fixture, "doc"));

        // dog 2; fox 1, 1; lazy 0; quick 0; red 0, then 1 and 3.
        Assert.Equal("02" + "0101" + "00" + "00" + "000102", Body(fixture, "pos"));
        Assert.Equal([0x3e, 0x3e, 0x40, 0x40, 0x40], fixture.States.Select(s => s.DocStartFP));
        Assert.Equal([1, -1, 1, 2, -1], fixture.States.Select(s => s.SingletonDocId));
        Assert.Equal([0x3d, 0x3e, 0x40, 0x41, 0x42], fixture.States.Select(s => s.PosStartFP));
    }

    [Fact]
    public void Write_300_documents_gives_the_bytes_of_example_E2()
    {
        using var fixture = new PostingsFixture(IndexOptions.DocsAndFreqs, 600);
        fixture.Write([.. Enumerable.Range(0, 300).Select(i => new Posting(2 * i, i == 50 ? 5 : 1, []))]);
        var expected = "4c"
            + "02" + "aaaaaaaaaaaaaa2a" + Repeat("aa", 24)      // 2 bits a delta; the first is 0
            + "20013204"                                        // all 1, but number 50 is 1 | 4
            + "02" + Repeat("aa", 32)
            + "0001"                                            // all 1
            + Repeat("05", 44)                                  // delta 2 << 1 | 1
            + "fe0125" + "0108"                                 // document 254, 0x25 bytes on; frequency 5, norm 1
            + "800223" + "0100";                                // 256 documents and 0x23 bytes on; frequency 1, norm 1
        Assert.Equal(expected, Body(fixture, "doc"));
        var state = Assert.Single(fixture.States);
        Assert.Equal((300, 304L, 0x3eL, 0x74L), (state.DocFreq, state.TotalTermFreq, state.DocStartFP, state.SkipOffset));
        Assert.False(fixture.Directory.FileExists(PostingsFixture.FileName("pos")));
    }

    [Fact]
    public void WriteTermsHeader_is_read_back_and_checked()
    {
        using var fixture = new PostingsFixture(IndexOptions.Docs, 10);
        using var other = new PostingsFixture(IndexOptions.Docs, 10);
        using (var writer = new PostingsWriter(new SegmentWriteState(fixture.Directory, fixture.Info, fixture.Fields)))
        using (var tmd = fixture.Directory.CreateOutput("tmd"))
        {
            writer.WriteTermsHeader(tmd);
            writer.Finish();
        }

        using (var input = fixture.Directory.OpenInput("tmd"))
        {
            fixture.Reader.ReadTermsHeader(input);
            Assert.Equal(input.Length, input.Position);
        }

        var bytes = fixture.Directory.GetFile("tmd");
        bytes[^1] = 64;
        bytes[^2] ^= 0x80;
        fixture.Directory.SetFile("tmd", bytes);
        using var damaged = fixture.Directory.OpenInput("tmd");
        Assert.Throws<CorruptIndexException>(() => fixture.Reader.ReadTermsHeader(damaged));
    }

    [Fact]
    public void StartDoc_descending_document_throws()
    {
        using var fixture = new PostingsFixture(IndexOptions.Docs, 10);
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Write([[new(3, 1, []), new(3, 1, [])]]));
    }

    [Fact]
    public void FinishDoc_with_positions_missing_throws()
    {
        using var fixture = new PostingsFixture(IndexOptions.DocsAndFreqsAndPositions, 10);
        Assert.Throws<InvalidOperationException>(() => fixture.Write([[new(3, 2, [1])]]));
    }

    [Fact]
    public void StartField_with_payloads_throws()
    {
        using var fixture = new PostingsFixture(IndexOptions.DocsAndFreqsAndPositions, 10);
        using var writer = new PostingsWriter(new SegmentWriteState(fixture.Directory, fixture.Info, fixture.Fields));
        var field = new FieldInfo("p", 1) { IndexOptions = IndexOptions.DocsAndFreqsAndPositions, HasPayloads = true };
        Assert.Throws<ArgumentException>(() => writer.StartField(field, null));
    }

    private static string Body(PostingsFixture fixture, string extension) => Convert.ToHexStringLower(
        fixture.Directory.GetFile(PostingsFixture.FileName(extension)).AsSpan()[HeaderLength..^CodecUtil.FooterLength]);

    private static string Repeat(string hex, int times) => string.Concat(Enumerable.Repeat(hex, times));
}
