using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class TermStateWriterTests
{
    [Fact]
    public void Write_first_of_a_block_gives_the_bytes_of_example_E2()
    {
        using var fixture = new PostingsFixture(IndexOptions.DocsAndFreqs, 600);
        var state = new TermState { DocFreq = 300, TotalTermFreq = 304, DocStartFP = 0x3e, SkipOffset = 0x74 };
        Assert.Equal("7c74", Convert.ToHexStringLower(Write(fixture, state)));
    }

    [Fact]
    public void Write_single_documents_at_one_place_are_told_by_their_distance()
    {
        using var fixture = new PostingsFixture(IndexOptions.Docs, 600);
        TermState Single(int doc) => new() { DocFreq = 1, TotalTermFreq = 1, DocStartFP = 0x3e, SingletonDocId = doc };

        // 62 << 1, document 7; then (zigzag(3 - 7) = 7) << 1 | 1; then (zigzag(9 - 3) = 12) << 1 | 1.
        Assert.Equal("7c07" + "0f" + "19", Convert.ToHexStringLower(Write(fixture, Single(7), Single(3), Single(9))));
    }

    [Theory]
    [InlineData(IndexOptions.Docs)]
    [InlineData(IndexOptions.DocsAndFreqs)]
    [InlineData(IndexOptions.DocsAndFreqsAndPositions)]
    public void Write_of_random_terms_is_read_back_by_DecodeTerm(IndexOptions options)
    {
        const int seed = 23;
        var random = new Random(seed);
        using var fixture = new PostingsFixture(options, 2000);
        var dfs = Enumerable.Range(0, 60).Select(i => i % 7 == 6 ? 100 + random.Next(300) : 1 + random.Next(2)).ToArray();
        fixture.Write([.. dfs.Select(df => PostingsFixture.RandomTerm(random, df, 2000))]);
        var bytes = Write(fixture, [.. fixture.States]);

        var reader = new ByteReader(bytes, "test");
        var state = new TermState();
        for (var i = 0; i < dfs.Length; i++)
        {
            var written = fixture.States[i];
            state.DocFreq = written.DocFreq;
            state.TotalTermFreq = written.TotalTermFreq;
            fixture.Reader.DecodeTerm(ref reader, fixture.Field, state, absolute: i == 0);
            Assert.Equivalent(written, state);
        }

        Assert.Equal(0, reader.Remaining);
    }

    private static byte[] Write(PostingsFixture fixture, params TermState[] states)
    {
        var writer = new TermStateWriter();
        var output = new MemoryOutput();
        for (var i = 0; i < states.Length; i++)
        {
            writer.Write(output, fixture.Field, states[i], absolute: i == 0);
        }

        return output.WrittenSpan.ToArray();
    }
}
