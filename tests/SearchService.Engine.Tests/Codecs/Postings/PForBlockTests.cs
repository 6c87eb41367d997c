using SearchService.Engine.Codecs;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class PForBlockTests
{
    [Fact]
    public void Encode_ones_and_a_five_takes_four_bytes()
    {
        var values = Enumerable.Repeat(1, 128).ToArray();
        values[50] = 5;

        // Token: b = 0, 1 exception; value 1; index 50, patch 5 without its low bit.
        Assert.Equal("20013204", Convert.ToHexStringLower(Encode(values)));
    }

    [Fact]
    public void Encode_equal_values_above_a_byte_packs_them()
    {
        var bytes = Encode([.. Enumerable.Repeat(300, 128)]);
        Assert.Equal(9, bytes[0]);
        Assert.Equal(1 + (16 * 9), bytes.Length);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 4)]
    public void Encode_patches_at_most_three_values(int wide, int extraBits)
    {
        var values = Enumerable.Range(0, 128).Select(i => i % 16).ToArray();
        for (var i = 0; i < wide; i++)
        {
            values[i * 40] = 200 + i;
        }

        var bytes = Encode(values);
        Assert.Equal(4 + extraBits, bytes[0] & 31);
        Assert.Equal(extraBits == 0 ? wide : 0, bytes[0] >> 5);
        Assert.Equal(values, Decode(bytes));
    }

    [Fact]
    public void Encode_of_one_huge_value_keeps_patches_within_a_byte()
    {
        var values = new int[128];
        values[127] = int.MaxValue;
        var bytes = Encode(values);
        Assert.Equal((1 << 5) | 23, bytes[0]);
        Assert.Equal(values, Decode(bytes));
    }

    [Theory]
    [InlineData(17)]
    public void Decode_random_blocks_gives_back_what_was_encoded(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++)
        {
            var bits = random.Next(32);
            var values = new int[128];
            if (random.Next(4) > 0)
            {
                values = [.. values.Select(_ => (int)random.NextInt64(1L << bits))];
            }

            for (var wide = random.Next(5); wide > 0; wide--)
            {
                values[random.Next(128)] = (int)random.NextInt64(1L << random.Next(32));
            }

            var bytes = Encode(values);
            Assert.True(values.SequenceEqual(Decode(bytes)), $"seed {seed}, round {round}");
            Assert.Equal(bytes.Length, PForBlock.Length(bytes, "test"));
        }
    }

    [Theory]
    [InlineData("00")]              // cut off behind the token
    [InlineData("0900")]            // 144 bytes are missing
    [InlineData("00ffffffff0f")]    // 32 bits
    [InlineData("20018001")]        // a patch at index 128
    [InlineData("ff")]              // 7 patches of 31 bits
    public void Decode_damaged_blocks_throws(string hex) =>
        Assert.Throws<CorruptIndexException>(() => Decode(Convert.FromHexString(hex)));

    private static byte[] Encode(int[] values)
    {
        var output = new MemoryOutput();
        PForBlock.Encode(output, (int[])values.Clone());
        return output.WrittenSpan.ToArray();
    }

    private static int[] Decode(byte[] bytes)
    {
        var values = new int[128];
        Assert.Equal(bytes.Length, PForBlock.Decode(bytes, values, "test"));
        return values;
    }
}
