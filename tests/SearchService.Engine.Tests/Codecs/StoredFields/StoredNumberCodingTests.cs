using SearchService.Engine.Codecs;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class StoredNumberCodingTests
{
    [Theory]
    [InlineData(0L, "C0")]                       // nothing of the largest unit
    [InlineData(10L, "14")]
    [InlineData(20L, "2801")]                    // z = 40 = 8 + (1 << 5): 0x20 says that more follow
    [InlineData(30L, "3C01")]                    // z = 60 = 0x1c + (1 << 5)
    [InlineData(-1L, "01")]
    [InlineData(1000L, "42")]                    // a second
    [InlineData(7_200_000L, "84")]               // two hours
    [InlineData(86_400_000L, "C2")]              // a day
    [InlineData(-86_400_000L, "C1")]
    [InlineData(1_600_000_000_000L, "6080C2D72F")]   // seconds; z = 3,200,000,000
    [InlineData(long.MaxValue, "3EFFFFFFFFFFFFFFFF07")]
    [InlineData(long.MinValue, "3FFFFFFFFFFFFFFFFF07")]
    public void WriteLong_gives_exact_bytes(long value, string hex)
    {
        var output = new MemoryOutput();
        StoredNumberCoding.WriteLong(output, value);
        Assert.Equal(hex, Convert.ToHexString(output.WrittenSpan));
        var reader = new ByteReader(output.WrittenSpan, "test");
        Assert.Equal(value, StoredNumberCoding.ReadLong(ref reader));
        Assert.Equal(0, reader.Remaining);
    }

    [Theory]
    [InlineData(-1f, "80")]
    [InlineData(0f, "81")]
    [InlineData(125f, "FE")]
    [InlineData(126f, "42FC0000")]
    [InlineData(-0f, "FF80000000")]
    [InlineData(1.5f, "3FC00000")]
    [InlineData(-2f, "FFC0000000")]
    [InlineData(float.NaN, "FFFFC00000")]
    [InlineData(float.PositiveInfinity, "7F800000")]
    public void WriteFloat_gives_exact_bytes(float value, string hex)
    {
        var output = new MemoryOutput();
        StoredNumberCoding.WriteFloat(output, value);
        Assert.Equal(hex, Convert.ToHexString(output.WrittenSpan));
        var reader = new ByteReader(output.WrittenSpan, "test");
        Assert.Equal(BitConverter.SingleToInt32Bits(value), BitConverter.SingleToInt32Bits(StoredNumberCoding.ReadFloat(ref reader)));
        Assert.Equal(0, reader.Remaining);
    }

    [Theory]
    [InlineData(-1d, "80")]
    [InlineData(124d, "FD")]
    [InlineData(125d, "FE42FA0000")]
    [InlineData(-0d, "FE80000000")]
    [InlineData(1.5d, "FE3FC00000")]
    [InlineData(0.1d, "3FB999999999999A")]
    [InlineData(-0.1d, "FFBFB999999999999A")]
    [InlineData(double.NaN, "FFFFF8000000000000")]
    [InlineData(double.NegativeInfinity, "FEFF800000")]
    [InlineData(1e300, "7E37E43C8800759C")]
    public void WriteDouble_gives_exact_bytes(double value, string hex)
    {
        var output = new MemoryOutput();
        StoredNumberCoding.WriteDouble(output, value);
        Assert.Equal(hex, Convert.ToHexString(output.WrittenSpan));
        var reader = new ByteReader(output.WrittenSpan, "test");
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(StoredNumberCoding.ReadDouble(ref reader)));
        Assert.Equal(0, reader.Remaining);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ReadLong_returns_what_was_written(int seed)
    {
        var random = new Random(seed);
        long[] units = [1, 10, 1000, 3_600_000, 86_400_000];
        var output = new MemoryOutput();
        for (var i = 0; i < 5000; i++)
        {
            var value = (random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(63)) / 86_400_000 * units[random.Next(5)];
            output.Reset();
            StoredNumberCoding.WriteLong(output, value);
            var reader = new ByteReader(output.WrittenSpan, "test");
            var read = StoredNumberCoding.ReadLong(ref reader);
            Assert.True(value == read && reader.Remaining == 0, $"seed {seed}: {value} was read as {read}");
        }
    }
}
