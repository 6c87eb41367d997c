using System.Text;
using SearchService.Engine.Codecs;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class LowercaseAsciiTests
{
    [Fact]
    public void TryCompress_eight_letters_gives_six_bytes()
    {
        var output = new MemoryOutput();
        Assert.True(LowercaseAscii.TryCompress("abcdefgh"u8, output));

        // c = 22 23 24 25 26 27, saved 28 (10 10 00) and 29 (10 10 01): top bits 10 10, 10 10, 00 01. No exceptions.
        Assert.Equal("A2A3A4A5" + "2667" + "00", Convert.ToHexString(output.WrittenSpan));
        Assert.Equal("abcdefgh", Encoding.ASCII.GetString(Decompress(output.WrittenSpan, 8)));
    }

    [Fact]
    public void TryCompress_short_or_foreign_bytes_is_refused()
    {
        var output = new MemoryOutput();
        Assert.False(LowercaseAscii.TryCompress("abcdefg"u8, output));
        Assert.False(LowercaseAscii.TryCompress("ABCDEFGHIJKL"u8, output));
        Assert.Equal(0, output.Position);
    }

    [Theory]
    [InlineData(31, 0, false)]
    [InlineData(32, 0, true)]
    [InlineData(700, 0, true)]
    [InlineData(700, 255, true)]
    [InlineData(700, 256, true)]
    [InlineData(700, 699, true)]
    public void TryCompress_one_exception_needs_32_bytes(int length, int at, bool possible)
    {
        var bytes = Enumerable.Repeat((byte)'x', length).ToArray();
        bytes[at] = 0xC3;
        var output = new MemoryOutput();

        Assert.Equal(possible, LowercaseAscii.TryCompress(bytes, output));
        if (possible)
        {
            Assert.Equal(bytes, Decompress(output.WrittenSpan, length));
        }
    }

    [Fact]
    public void Decompress_gives_back_random_bytes()
    {
        const int seed = 5;
        var random = new Random(seed);
        var packed = 0;
        for (var round = 0; round < 500; round++)
        {
            var bytes = new byte[random.Next(8, 2_000)];
            foreach (ref var b in bytes.AsSpan())
            {
                b = random.Next(60) == 0 ? (byte)random.Next(256) : (byte)random.Next('a', 'z' + 1);
            }

            var output = new MemoryOutput();
            if (LowercaseAscii.TryCompress(bytes, output))
            {
                packed++;
                Assert.True(bytes.AsSpan().SequenceEqual(Decompress(output.WrittenSpan, bytes.Length)), $"seed {seed}, round {round}");
            }
        }

        Assert.InRange(packed, 1, 500);
    }

    [Fact]
    public void Unpacking_16_bytes_at_a_time_gives_what_one_at_a_time_gives()
    {
        const int Seed = 5;
        var random = new Random(Seed);
        for (var length = 0; length < 300; length++)
        {
            var packed = new byte[length - (length >> 2)];
            random.NextBytes(packed);
            var expected = new byte[length];
            var actual = new byte[length];
            LowercaseAscii.UnpackScalar(packed, expected);
            LowercaseAscii.UnpackVector128(packed, actual);
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"seed {Seed}, {length} bytes");
        }
    }

    [Fact]
    public void Decompress_exception_outside_or_missing_bytes_is_corruption()
    {
        Assert.Throws<CorruptIndexException>(() => Decompress(Convert.FromHexString("A2A3A4A52667" + "01" + "08" + "FF"), 8));
        Assert.Throws<CorruptIndexException>(() => Decompress(Convert.FromHexString("A2A3A4A52667" + "01" + "07"), 8));
        Assert.Throws<CorruptIndexException>(() => Decompress(Convert.FromHexString("A2A3A4A526"), 8));
    }

    private static byte[] Decompress(ReadOnlySpan<byte> packed, int length)
    {
        var bytes = new byte[length];
        var reader = new ByteReader(packed, "test");
        LowercaseAscii.Decompress(ref reader, bytes, "test");
        return bytes;
    }
}
