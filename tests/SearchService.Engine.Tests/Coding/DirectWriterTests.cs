using SearchService.Engine.Coding;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Coding;

public sealed class DirectWriterTests
{
    private static readonly int[] Widths = [1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64];

    public static TheoryData<int> AllWidths => [.. Widths];

    [Fact]
    public void Write_of_two_bit_values_gives_the_bytes_of_the_worked_example()
    {
        var output = new MemoryOutput();
        DirectWriter.Write(output, [0, 2, 1, 3], 2);
        Assert.Equal("27000000", Convert.ToHexString(output.WrittenSpan)); // 00 10 01 11, padding
    }

    [Fact]
    public void Write_of_twelve_bit_values_fills_nibbles()
    {
        var output = new MemoryOutput();
        DirectWriter.Write(output, [0xABC, 0x123, 0xDEF], 12);
        Assert.Equal("ABC123DEF0000000", Convert.ToHexString(output.WrittenSpan)); // three values, half a byte, padding
    }

    [Fact]
    public void RoundUp_gives_the_next_supported_width()
    {
        for (var bits = 1; bits <= 64; bits++)
        {
            Assert.Equal(Widths.First(w => w >= bits), DirectWriter.RoundUp(bits));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => DirectWriter.RoundUp(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DirectWriter.RoundUp(65));
    }

    [Theory]
    [MemberData(nameof(AllWidths))]
    public void Reader_gives_back_what_was_written(int width)
    {
        var seed = width * 7919;
        var random = new Random(seed);
        foreach (var count in (int[])[0, 1, 2, 7, 8, 9, 127, 128, 129, 1000, 4097])
        {
            var values = RandomValues(random, count, width);
            var output = new MemoryOutput();
            DirectWriter.Write(output, values, width);
            Assert.Equal(DirectWriter.ByteLength(count, width), output.Position);
            var reader = new DirectReader(DirectInputs.Open(output), width, count);
            for (var i = 0; i < count; i++)
            {
                Assert.True(values[i] == reader.Get(i), $"seed {seed}, count {count}, index {i}");
            }

            AssertFill(random, values, reader, $"seed {seed}, count {count}");
        }
    }

    [Theory]
    [MemberData(nameof(AllWidths))]
    public void WritePart_in_parts_of_eight_equals_one_write(int width)
    {
        var values = RandomValues(new Random(width), 203, width);
        var whole = new MemoryOutput();
        DirectWriter.Write(whole, values, width);
        var parts = new MemoryOutput();
        DirectWriter.WritePart(parts, values.AsSpan(0, 16), width);
        DirectWriter.WritePart(parts, values.AsSpan(16, 176), width);
        DirectWriter.WritePart(parts, values.AsSpan(192), width);
        DirectWriter.WritePadding(parts);
        Assert.Equal(whole.WrittenSpan, parts.WrittenSpan);
    }

    [Theory]
    [MemberData(nameof(AllWidths))]
    public void Reader_of_a_short_slice_is_corrupt(int width)
    {
        var output = new MemoryOutput();
        DirectWriter.Write(output, RandomValues(new Random(1), 10, width), width);
        for (var length = 0; length < output.Position; length++)
        {
            var input = DirectInputs.Open(output.WrittenSpan[..length]);
            Assert.Throws<CorruptIndexException>(() => new DirectReader(input, width, 10));
        }
    }

    [Theory]
    [InlineData(3, 10L)]
    [InlineData(0, 10L)]
    [InlineData(65, 10L)]
    [InlineData(-1, 10L)]
    [InlineData(8, -1L)]
    [InlineData(64, long.MaxValue)]
    [InlineData(1, long.MaxValue)]
    public void Reader_of_a_wrong_width_or_count_is_corrupt(int width, long count)
    {
        var input = DirectInputs.Open(new byte[100]);
        Assert.Throws<CorruptIndexException>(() => new DirectReader(input, width, count));
    }

    [Theory]
    [MemberData(nameof(AllWidths))]
    public void Get_and_Fill_outside_the_bytes_are_corrupt(int width)
    {
        var reader = new DirectReader(DirectInputs.Open(new byte[width + DirectWriter.PaddingBytes]), width, 8);
        Assert.Throws<CorruptIndexException>(() => reader.Get(-1));
        Assert.Throws<CorruptIndexException>(() => reader.Get(1000));
        Assert.Throws<CorruptIndexException>(() => reader.Get(long.MaxValue / 128));
        Assert.Throws<CorruptIndexException>(() => reader.Fill(1, new long[8]));
        Assert.Throws<CorruptIndexException>(() => reader.Fill(-1, new long[2]));
    }

    internal static long[] RandomValues(Random random, int count, int width)
    {
        var values = new long[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (long)((ulong)random.NextInt64(long.MinValue, long.MaxValue) >> (64 - width));
        }

        if (count > 0)
        {
            values[random.Next(count)] = (long)(ulong.MaxValue >> (64 - width));
        }

        return values;
    }

    private static void AssertFill(Random random, long[] values, DirectReader reader, string message)
    {
        for (var round = 0; round < 10; round++)
        {
            var start = random.Next(values.Length + 1);
            var filled = new long[random.Next(values.Length - start + 1)];
            reader.Fill(start, filled);
            Assert.True(values.AsSpan(start, filled.Length).SequenceEqual(filled), $"{message}, start {start}, length {filled.Length}");
        }
    }
}
