using SearchService.Engine.Analysis;
using Xunit;

namespace SearchService.Engine.Tests;

public sealed class LowerCaseTests
{
    [Theory]
    [InlineData("The QUICK [@`{] 12", "the quick [@`{] 12")]
    [InlineData("\u00c0\u00d7\u00de\u0178", "\u00e0\u00d7\u00fe\u00ff")]
    [InlineData("\u0130I\u0131", "ii\u0131")]
    [InlineData("\u03a3\u0391\u03a3", "\u03c3\u03b1\u03c3")]
    [InlineData("\u1e9e\u212a\u2126", "\u00dfk\u03c9")]
    [InlineData("\u13a0\u10a0\u1c90", "\uab70\u2d00\u10d0")]
    [InlineData("\U00010400A\U0001E900", "\U00010428a\U0001E922")]
    [InlineData("A\ud801B", "a\ud801b")]
    [InlineData("A\udc00\ud801", "a\udc00\ud801")]
    public void Apply_maps_each_code_point(string text, string expected)
    {
        var buffer = text.ToCharArray();
        LowerCase.Apply(buffer);
        Assert.Equal(expected, new string(buffer));
    }

    [Fact]
    public void Map_of_every_code_point_is_that_of_Unicode_13()
    {
        // Java 17's Character.toLowerCase(int): how many code points it changes, and a checksum over the pairs.
        var changed = 0;
        var checksum = 0;
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (codePoint is >= 0xD800 and <= 0xDFFF) continue;
            var lower = LowerCase.Map(codePoint);
            if (lower == codePoint) continue;
            changed++;
            checksum = unchecked((checksum * 31) + (codePoint * 17) + lower);
        }

        Assert.Equal((1393, -1299794521), (changed, checksum));
    }
}
