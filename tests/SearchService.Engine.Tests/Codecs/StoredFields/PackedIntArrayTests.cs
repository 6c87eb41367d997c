using SearchService.Engine.Codecs;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class PackedIntArrayTests
{
    [Theory]
    [InlineData(new[] { 300 }, "AC02")]                   // one value: a plain vint
    [InlineData(new[] { 7, 7, 7 }, "0007")]               // all the same
    [InlineData(new[] { 0, 0 }, "0000")]
    [InlineData(new[] { 3, 3, 3, 2 }, "02FE")]            // 2 bits each: 11 11 11 10
    [InlineData(new[] { 15, 25, 18, 7 }, "057E6470")]     // 5 bits each: 01111 11001 10010 00111, 4 bits of padding
    public void Write_gives_exact_bytes(int[] values, string hex)
    {
        var output = new MemoryOutput();
        PackedIntArray.Write(output, values);
        Assert.Equal(hex, Convert.ToHexString(output.WrittenSpan));
    }

    [Fact]
    public void Read_returns_what_was_written_at_every_width()
    {
        for (var bits = 1; bits <= 31; bits++)
        {
            var random = new Random(bits);
            var values = new int[random.Next(2, 200)];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (int)random.NextInt64(1L << bits);
            }

            values[0] = (int)((1L << bits) - 1);
            var output = new MemoryOutput();
            PackedIntArray.Write(output, values);
            var reader = new ByteReader(output.WrittenSpan, "test");
            var read = PackedIntArray.Read(ref reader, values.Length, "test");
            Assert.Equal(0, reader.Remaining);
            long sum = 0;
            for (var i = 0; i < values.Length; i++)
            {
                Assert.True(values[i] == read[i] && sum == read.Sum(i), $"value {i} of {bits} bits");
                sum += values[i];
            }
        }
    }

    [Theory]
    [InlineData("20FFFFFFFFFFFFFFFF", 2)]  // 32 bits
    [InlineData("08FF", 2)]                // the second byte is missing
    [InlineData("FFFFFFFF0F", 1)]          // negative
    [InlineData("00FFFFFFFF0F", 2)]
    [InlineData("FFFFFFFF0F01", 2)]
    public void Read_of_damage_says_so(string hex, int count) => Assert.Throws<CorruptIndexException>(() =>
    {
        var reader = new ByteReader(Convert.FromHexString(hex), "test");
        PackedIntArray.Read(ref reader, count, "test");
    });
}
