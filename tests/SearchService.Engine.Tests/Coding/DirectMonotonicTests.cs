using SearchService.Engine.Coding;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Coding;

public sealed class DirectMonotonicTests
{
    [Fact]
    public void Write_of_a_straight_line_gives_the_bytes_of_the_worked_example()
    {
        var (meta, data) = Write([0x36, 0x97], 10);
        // min 0x36, slope 97.0f, offset 0, 0 bits
        Assert.Equal("0000000000000036" + "42C20000" + "0000000000000000" + "00", Convert.ToHexString(meta.WrittenSpan));
        Assert.Equal(0, data.Position);
    }

    [Fact]
    public void Write_of_a_crooked_line_packs_distances()
    {
        var (meta, data) = Write([10, 11, 20], 2);
        // slope 5: the line 0, 5, 10 leaves 10, 6, 10: min 6, distances 4, 0, 4 in 4 bits
        Assert.Equal("0000000000000006" + "40A00000" + "0000000000000000" + "04", Convert.ToHexString(meta.WrittenSpan));
        Assert.Equal("4040" + "000000", Convert.ToHexString(data.WrittenSpan));
    }

    [Fact]
    public void Write_of_nothing_writes_nothing()
    {
        var (meta, data) = Write([], 16);
        Assert.Equal(0, meta.Position);
        var reader = Open(meta, data, 0, 16);
        Assert.Throws<CorruptIndexException>(() => reader.Get(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reader_gives_back_what_was_written(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var blockShift = random.Next(2, 12);
            var values = RandomAscending(random, random.Next(1, 3000));
            var (meta, data) = Write(values, blockShift);
            var reader = Open(meta, data, values.Length, blockShift);
            for (var i = 0; i < values.Length; i++)
            {
                Assert.True(values[i] == reader.Get(i), $"seed {seed}, round {round}, index {i}");
            }

            var first = random.Next(values.Length);
            var filled = new long[random.Next(values.Length - first + 1)];
            reader.Fill(first, filled);
            Assert.True(values.AsSpan(first, filled.Length).SequenceEqual(filled), $"seed {seed}, round {round}, {filled.Length} from {first}");
            Assert.Throws<CorruptIndexException>(() => reader.Fill(first, new long[values.Length - first + 1]));
        }
    }

    [Fact]
    public void Offsets_count_from_the_start_of_the_region()
    {
        var meta = new MemoryOutput();
        var data = new MemoryOutput();
        data.WriteLong(-1);
        var writer = new DirectMonotonicWriter(meta, data, data.Position, 2);
        long[] values = [1, 5, 6, 7, 9, 100, 101, 1000, 1001];
        foreach (var value in values)
        {
            writer.Add(value);
        }

        writer.Finish();
        var region = DirectInputs.Open(data.WrittenSpan[8..]);
        var reader = new DirectMonotonicReader(DirectMonotonicMeta.Read(DirectInputs.Open(meta), values.Length, 2), region);
        Assert.Equal(values, Enumerable.Range(0, values.Length).Select(i => reader.Get(i)));
    }

    [Fact]
    public void Add_of_a_smaller_value_is_refused()
    {
        var writer = new DirectMonotonicWriter(new MemoryOutput(), new MemoryOutput(), 0, 4);
        writer.Add(5);
        Assert.Throws<ArgumentException>(() => writer.Add(4));
    }

    [Theory]
    [InlineData(-1L, 10)]
    [InlineData(1025L, 10)]
    [InlineData(long.MaxValue, 10)]
    [InlineData(1L, 1)]
    [InlineData(1L, 23)]
    public void Read_of_an_impossible_count_or_shift_is_corrupt(long count, int blockShift)
    {
        var meta = DirectInputs.Open(new byte[DirectMonotonicFormat.MetaBytesPerBlock]);
        Assert.Throws<CorruptIndexException>(() => DirectMonotonicMeta.Read(meta, count, blockShift));
    }

    [Fact]
    public void Damaged_bytes_give_values_or_are_corrupt()
    {
        var (meta, data) = Write(RandomAscending(new Random(4), 500), 5);
        for (var bit = 0; bit < meta.Position * 8; bit++)
        {
            var damaged = meta.WrittenSpan.ToArray();
            damaged[bit >> 3] ^= (byte)(1 << (bit & 7));
            try
            {
                var reader = new DirectMonotonicReader(DirectMonotonicMeta.Read(DirectInputs.Open(damaged), 500, 5), DirectInputs.Open(data));
                for (var i = 0; i < 500; i++)
                {
                    reader.Get(i);
                }
            }
            catch (CorruptIndexException)
            {
                // One of the two outcomes that damage may have.
            }
        }
    }

    private static (MemoryOutput Meta, MemoryOutput Data) Write(long[] values, int blockShift)
    {
        var meta = new MemoryOutput();
        var data = new MemoryOutput();
        var writer = new DirectMonotonicWriter(meta, data, 0, blockShift);
        foreach (var value in values)
        {
            writer.Add(value);
        }

        writer.Finish();
        Assert.Equal(values.Length, writer.Count);
        return (meta, data);
    }

    private static DirectMonotonicReader Open(MemoryOutput meta, MemoryOutput data, long count, int blockShift) =>
        new(DirectMonotonicMeta.Read(DirectInputs.Open(meta), count, blockShift), DirectInputs.Open(data));

    private static long[] RandomAscending(Random random, int count)
    {
        var values = new long[count];
        var stepBits = random.Next(1, 45);
        var value = random.NextInt64(-1000, 1L << 40);
        for (var i = 0; i < count; i++)
        {
            value += random.Next(4) == 0 ? 0 : random.NextInt64(1L << random.Next(1, stepBits + 1));
            values[i] = value;
        }

        return values;
    }
}
