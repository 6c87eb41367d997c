using SearchService.Engine.Codecs;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class DeltaBlockTests
{
    [Fact]
    public void Encode_neighbours_takes_one_byte()
    {
        var bytes = Encode([.. Enumerable.Repeat(1, 128)]);
        Assert.Equal([0], bytes);
        Assert.Equal(Enumerable.Range(8, 128), Decode(bytes, 7, 1000));
    }

    [Fact]
    public void Encode_equal_deltas_other_than_1_packs_them() =>
        Assert.Equal("02" + string.Concat(Enumerable.Repeat("aa", 32)), Convert.ToHexStringLower(Encode([.. Enumerable.Repeat(2, 128)])));

    [Fact]
    public void DecodeDocs_first_delta_of_a_term_may_be_0()
    {
        var deltas = Enumerable.Repeat(3, 128).ToArray();
        deltas[0] = 0;
        Assert.Equal(Enumerable.Range(0, 128).Select(i => 3 * i), Decode(Encode(deltas), -1, 1000));
        Assert.Throws<CorruptIndexException>(() => Decode(Encode(deltas), 0, 1000));
    }

    [Fact]
    public void DecodeDocs_documents_at_maxDoc_throw()
    {
        var bytes = Encode([.. Enumerable.Repeat(2, 128)]);
        Assert.Equal(256, Decode(bytes, 0, 257)[^1]);
        Assert.Throws<CorruptIndexException>(() => Decode(bytes, 0, 256));
    }

    [Fact]
    public void DecodeDocs_sum_past_31_bits_throws()
    {
        // 128 * 2^25 = 2^32: the last document would be 5 again.
        var bytes = Encode([.. Enumerable.Repeat(1 << 25, 128)]);
        Assert.Throws<CorruptIndexException>(() => Decode(bytes, 5, int.MaxValue));
    }

    [Fact]
    public void DecodeDocs_cut_off_or_too_wide_throws()
    {
        var bytes = Encode([.. Enumerable.Range(1, 128)]);
        Assert.Throws<CorruptIndexException>(() => Decode(bytes[..^1], 0, int.MaxValue));
        Assert.Throws<CorruptIndexException>(() => Decode([], 0, int.MaxValue));
        bytes[0] = 32;
        Assert.Throws<CorruptIndexException>(() => Decode([.. bytes, .. new byte[1000]], 0, int.MaxValue));
    }

    private static byte[] Encode(int[] deltas)
    {
        var output = new MemoryOutput();
        DeltaBlock.Encode(output, deltas);
        return output.WrittenSpan.ToArray();
    }

    private static int[] Decode(byte[] bytes, int previousDoc, int maxDoc)
    {
        var docs = new int[128];
        Assert.Equal(bytes.Length, DeltaBlock.DecodeDocs(bytes, previousDoc, maxDoc, docs, "test"));
        return docs;
    }
}
