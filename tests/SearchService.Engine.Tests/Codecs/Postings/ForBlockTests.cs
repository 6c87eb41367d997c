using SearchService.Engine.Codecs;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class ForBlockTests
{
    [Fact]
    public void Encode_alternating_bits_gives_the_check_vector()
    {
        var output = new MemoryOutput();
        ForBlock.Encode(output, [.. Enumerable.Range(0, 128).Select(i => i % 2)], 1);

        // Word 0 has the even places, word 1 the odd ones.
        Assert.Equal("0000000000000000ffffffffffffffff", Convert.ToHexStringLower(output.WrittenSpan));
    }

    [Fact]
    public void Encode_puts_lane_0_into_the_last_byte_of_a_word()
    {
        var values = Enumerable.Repeat(2, 128).ToArray();
        values[0] = 0;
        var output = new MemoryOutput();
        ForBlock.Encode(output, values, 2);

        // Lane 0 of word 0 = v[0], v[4], v[8], v[12] = 00 10 10 10 = 0x2a; all others 10 10 10 10 = 0xaa.
        Assert.Equal("aaaaaaaaaaaaaa2a" + string.Concat(Enumerable.Repeat("aa", 24)), Convert.ToHexStringLower(output.WrittenSpan));
    }

    [Theory]
    [MemberData(nameof(AllWidths))]
    public void Decode_of_any_width_gives_back_what_was_encoded(int bits)
    {
        var random = new Random(bits);
        for (var round = 0; round < 20; round++)
        {
            var values = Enumerable.Range(0, 128).Select(_ => (int)random.NextInt64(1L << bits)).ToArray();
            var output = new MemoryOutput();
            ForBlock.Encode(output, values, bits);
            Assert.Equal(16 * bits, output.Position);

            var decoded = new int[128];
            ForBlock.Decode(output.WrittenSpan, bits, decoded);
            Assert.Equal(values, decoded);
        }
    }

    [Theory]
    [MemberData(nameof(AllWidths))]
    public void Decode_of_any_bytes_gives_what_the_scalar_decoder_gives(int bits)
    {
        var random = new Random(2000 + bits);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[ForBlock.ByteLength(bits)];
            random.NextBytes(bytes);
            var expected = new int[128];
            var actual = new int[128];
            ForBlock.DecodeScalar(bytes, bits, expected);
            ForBlock.Decode(bytes, bits, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [MemberData(nameof(AllWidths))]
    public void Encode_places_every_bit_where_the_format_note_says(int bits)
    {
        var random = new Random(1000 + bits);
        var values = Enumerable.Range(0, 128).Select(_ => (int)random.NextInt64(1L << bits)).ToArray();
        var output = new MemoryOutput();
        ForBlock.Encode(output, values, bits);
        Assert.Equal(values, Enumerable.Range(0, 128).Select(v => ValueByTheNote(output.WrittenSpan, bits, v)));
    }

    public static TheoryData<int> AllWidths() => new(Enumerable.Range(1, 31));

    // Section 6.2, "Decoding", bit by bit.
    private static int ValueByTheNote(ReadOnlySpan<byte> block, int b, int v)
    {
        var p = b <= 8 ? 8 : b <= 16 ? 16 : 32;
        var n = 2 * p;
        var (groups, r) = (p / b, p % b);
        var (lane, i) = (v / n, v % n);
        var value = 0;
        for (var bit = 0; bit < b; bit++)
        {
            int word, bitOfLane;
            if (i < 2 * b * groups)
            {
                word = i % (2 * b);
                bitOfLane = p - (i / (2 * b) * b) - 1 - bit;
            }
            else
            {
                var place = ((i - (2 * b * groups)) * b) + bit;
                word = place / r;
                bitOfLane = r - 1 - (place % r);
            }

            var bitOfWord = (((64 / p) - 1 - lane) * p) + bitOfLane;
            value = (value << 1) | ((block[(word * 8) + (bitOfWord / 8)] >> (bitOfWord % 8)) & 1);
        }

        return value;
    }
}
