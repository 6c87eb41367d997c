using SearchService.Engine.Coding;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Coding;

public sealed class Lz4UnitTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(159)]
    [InlineData(160)]
    [InlineData(5_000)]
    [InlineData(40_003)]
    [InlineData(700_000)]
    public void DecodeRange_gives_any_range(int length)
    {
        var random = new Random(length);
        var bytes = Lz4Inputs.Mixed(random, length);
        var output = new MemoryOutput();
        new Lz4UnitWriter().Write(bytes, output);
        output.WriteByte(77);
        for (var i = 0; i < 60; i++)
        {
            var start = i == 0 || length == 0 ? 0 : random.Next(length);
            var end = i == 0 ? length : start + (random.Next(2) == 0 ? 1 : random.Next(length - start + 1));
            end = Math.Min(end, length);
            var reader = new ByteReader(output.WrittenSpan, "test");
            var unit = Lz4Unit.Read(ref reader, length, "test");
            Assert.Equal(77, reader.ReadByte());
            if (end == start)
            {
                continue;
            }

            var buffer = new byte[unit.RangeBufferLength(start, end)];
            var at = unit.DecodeRange(start, end, buffer);
            Assert.True(bytes.AsSpan(start..end).SequenceEqual(buffer.AsSpan(at, end - start)), $"[{start}, {end}) of {length}");
        }
    }

    [Fact]
    public void RangeBufferLength_of_a_late_range_leaves_out_the_sub_blocks_before()
    {
        var bytes = Lz4Inputs.Mixed(new Random(1), 600_000);
        var output = new MemoryOutput();
        new Lz4UnitWriter().Write(bytes, output);
        var reader = new ByteReader(output.WrittenSpan, "test");
        var unit = Lz4Unit.Read(ref reader, bytes.Length, "test");
        Assert.Equal((3750, 59625), (unit.DictionaryLength, unit.BlockLength));
        Assert.Equal(3750 + 100, unit.RangeBufferLength(3750 + (5 * 59625) + 50, 3750 + (5 * 59625) + 100));
        Assert.Equal(200, unit.RangeBufferLength(100, 200));
    }

    [Fact]
    public void Write_of_nothing_gives_exact_bytes()
    {
        var output = new MemoryOutput();
        new Lz4UnitWriter().Write([], output);
        Assert.Equal([0, 0, 1, 0], output.WrittenSpan.ToArray());
    }

    [Fact]
    public void Write_after_the_first_allocates_nothing()
    {
        var bytes = Lz4Inputs.Mixed(new Random(2), 300_000);
        var writer = new Lz4UnitWriter();
        var output = new MemoryOutput(1 << 20);
        var leastBytes = Allocations.LeastBytes(() =>
        {
            output.Reset();
            writer.Write(bytes, output);
        });
        Assert.Equal(0, leastBytes);
    }

    [Theory]
    [InlineData("0A")]               // cut off
    [InlineData("0B050100")]         // a dictionary longer than the unit
    [InlineData("0000010000")]       // sub-blocks of 0 bytes
    [InlineData("00010001010101")]   // sub-blocks longer than what is left
    [InlineData("000AFFFFFFFF0F01")] // a negative size
    [InlineData("000A01FFFFFFFF0700")] // a huge size
    [InlineData("000A010000")]       // ten bytes from none
    public void Read_refuses_sizes_that_cannot_be(string hex) => Assert.Throws<CorruptIndexException>(() =>
    {
        var reader = new ByteReader(Convert.FromHexString(hex), "test");
        Lz4Unit.Read(ref reader, 10, "test");
    });
}
