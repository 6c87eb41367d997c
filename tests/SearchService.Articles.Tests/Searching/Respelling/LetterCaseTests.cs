using Xunit;

namespace SearchService.Articles.Tests;

public sealed class LetterCaseTests
{
    [Theory]
    [InlineData("microsft", "microsoft", "microsoft")]
    [InlineData("Microsft", "microsoft", "Microsoft")]
    [InlineData("MICROSFT", "microsoft", "MICROSOFT")]
    [InlineData("MicroSft", "microsoft", "Microsoft")]
    [InlineData("mICROSFT", "microsoft", "microsoft")]
    [InlineData("DON'T", "don't", "DON'T")]
    [InlineData("Élection", "élections", "Élections")]
    [InlineData("𐐀𐐀𐐨", "𐐨𐐩", "𐐀𐐩")]
    [InlineData("ΑΘΉΝΑ", "αθήνας", "αθήνας")]
    [InlineData("東京", "京都", "京都")]
    public void Like_keeps_capitals(string typed, string word, string expected) => Assert.Equal(expected, LetterCase.Like(typed, word));
}
