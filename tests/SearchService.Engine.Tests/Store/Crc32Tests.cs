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
        var bytes = new byte[80];
        new Random(seed).NextBytes(bytes);
        for (var start = 0; start < 9; start++)
        {
            for (var end = start; end <= bytes.Length; end++)
            {
                var part = bytes.AsSpan(start, end - start);
                Assert.True(~Crc32.AppendBytewise(~0u, part) == Crc32.Append(0, part), $"seed {seed}: [{start}, {end})");
            }
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
