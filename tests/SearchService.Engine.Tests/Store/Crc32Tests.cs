using System.Text;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class Crc32Tests
{
    [Theory]
    [InlineData("", 0u)]
    [InlineData("a", 0xE8B7BE43u)]
    [InlineData("abc", 0x352441C2u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Append_gives_the_known_values(string text, uint expected) =>
        Assert.Equal(expected, Crc32.Append(0, Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Append_equals_the_bytewise_definition_at_every_length_and_alignment()
    {
        const int seed = 5;
        var bytes = new byte[300];
        new Random(seed).NextBytes(bytes);
        for (var start = 0; start < 17; start++)
        {
            for (var end = start; end <= bytes.Length; end++)
            {
                var part = bytes.AsSpan(start, end - start);
                var expected = Crc32.AppendBytewise(~0u, part);
                Assert.True(~expected == Crc32.Append(0, part), $"seed {seed}: [{start}, {end})");
                Assert.True(expected == Crc32.AppendSliced(~0u, part), $"seed {seed}: [{start}, {end}) by tables");
            }
        }
    }

    [Fact]
    public void Append_of_long_spans_equals_the_bytewise_definition()
    {
        const int seed = 7;
        var random = new Random(seed);
        var bytes = new byte[200_000];
        random.NextBytes(bytes);
        for (var trial = 0; trial < 50; trial++)
        {
            var part = bytes.AsSpan(random.Next(1000), random.Next(100_000));
            var crc = (uint)random.NextInt64(1L << 32);
            Assert.True(~Crc32.AppendBytewise(~crc, part) == Crc32.Append(crc, part), $"seed {seed}, trial {trial}");
        }
    }

    [Fact]
    public void Append_in_parts_equals_append_at_once()
    {
        const int seed = 6;
        var bytes = new byte[100];
        new Random(seed).NextBytes(bytes);
        var whole = Crc32.Append(0, bytes);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var parts = Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut));
            Assert.True(whole == parts, $"seed {seed}: cut at {cut}");
        }
    }
}
