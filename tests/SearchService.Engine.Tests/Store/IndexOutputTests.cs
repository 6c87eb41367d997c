using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class IndexOutputTests
{
    private const int BufferBytes = 64 * 1024;

    [Fact]
    public void Position_and_checksum_cover_what_was_written_over_all_buffer_borders()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            var stream = new MemoryStream();
            var expected = new List<byte>();
            using (var output = new IndexOutput("f", stream))
            {
                while (expected.Count < 3 * BufferBytes)
                {
                    var part = new byte[random.Next(4) switch { 0 => 1, 1 => random.Next(20), 2 => random.Next(5_000), _ => random.Next(2 * BufferBytes) }];
                    random.NextBytes(part);
                    output.WriteBytes(part);
                    output.WriteByte((byte)part.Length);
                    expected.AddRange(part);
                    expected.Add((byte)part.Length);
                    Assert.True(expected.Count == output.Position, $"seed {seed}: position {output.Position}, not {expected.Count}");
                    Assert.True(random.Next(3) > 0 || Crc32.Append(0, expected.ToArray()) == output.GetChecksum(), $"seed {seed}: checksum at {expected.Count}");
                }
            }

            Assert.True(expected.SequenceEqual(stream.ToArray()), $"seed {seed}: other bytes");
        }
    }

    [Theory]
    [InlineData(BufferBytes - 1)]
    [InlineData(BufferBytes)]
    [InlineData(BufferBytes + 1)]
    public void WriteBytes_around_the_size_of_the_buffer_keeps_the_order(int length)
    {
        var stream = new MemoryStream();
        using (var output = new IndexOutput("f", stream))
        {
            output.WriteByte(1);
            output.WriteBytes(new byte[length]);
            output.WriteByte(2);
        }

        Assert.Equal([1, .. new byte[length], 2], stream.ToArray());
    }

    [Fact]
    public void Dispose_twice_is_legal()
    {
        var output = new IndexOutput("f", new MemoryStream());
        output.WriteByte(1);
        output.Dispose();
        output.Dispose();
    }

    [Fact]
    public void Dispose_closes_the_file_even_when_its_last_bytes_cannot_be_written()
    {
        var stream = new FullStream();
        var output = new IndexOutput("f", stream);
        output.WriteByte(1);
        Assert.Throws<IOException>(output.Dispose);
        Assert.False(stream.CanRead);
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("no space left");
    }

    [Fact]
    public void CloseAll_closes_the_others_when_closing_one_fails()
    {
        var directory = new FaultyDirectory(new Fault(2, FaultKind.Error));
        var first = directory.CreateOutput("first");
        var second = directory.CreateOutput("second");
        Assert.Throws<InjectedFaultException>(() => IndexOutput.CloseAll(first, null, second));
        Assert.Equal(0, directory.OpenOutputs);
    }
}
