using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class MemoryOutputTests
{
    [Fact]
    public void Grows_by_single_bytes_and_by_whole_arrays()
    {
        var output = new MemoryOutput(0);
        var expected = new List<byte>();
        for (var i = 0; i < 100; i++)
        {
            output.WriteByte((byte)i);
            expected.Add((byte)i);
            var bytes = new byte[i * 7];
            Array.Fill(bytes, (byte)i);
            output.WriteBytes(bytes);
            expected.AddRange(bytes);
        }

        Assert.Equal(expected, output.WrittenSpan.ToArray());
        Assert.Equal(expected.Count, output.Position);
    }

    [Fact]
    public void Reset_starts_again_at_0()
    {
        var output = new MemoryOutput();
        output.WriteInt(1);
        output.Reset();
        Assert.Equal(0, output.Position);
        output.WriteByte(7);
        Assert.Equal([7], output.WrittenSpan.ToArray());
    }

    [Fact]
    public void Truncate_keeps_the_first_bytes()
    {
        var output = new MemoryOutput();
        output.WriteInt(0x01020304);
        output.Truncate(2);
        output.WriteByte(9);
        Assert.Equal([1, 2, 9], output.WrittenSpan.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => output.Truncate(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => output.Truncate(-1));
    }

    [Fact]
    public void CopyTo_appends()
    {
        var part = new MemoryOutput();
        part.WriteShort(0x0203);
        var whole = new MemoryOutput();
        whole.WriteByte(1);
        part.CopyTo(whole);
        Assert.Equal([1, 2, 3], whole.WrittenSpan.ToArray());
    }
}
