using SearchService.Engine.Analysis;
using Xunit;

namespace SearchService.Engine.Tests;

public sealed class EnglishPossessiveFilterTests
{
    [Theory]
    [InlineData("nation's", "nation")]
    [InlineData("NATION'S", "NATION")]
    [InlineData("nation\u2019s", "nation")]
    [InlineData("nation\uff07s", "nation")]
    [InlineData("'s", "")]
    [InlineData("s", "s")]
    [InlineData("", "")]
    [InlineData("nations'", "nations'")]
    [InlineData("nation`s", "nation`s")]
    [InlineData("nation't", "nation't")]
    public void IncrementToken_drops_the_possessive_s(string text, string expected)
    {
        var analyzer = new FixedChainAnalyzer(() => new EnglishPossessiveFilter(new KeywordTokenizer()));
        Assert.Equal([expected], TokenText.Terms(analyzer, text));
    }
}
