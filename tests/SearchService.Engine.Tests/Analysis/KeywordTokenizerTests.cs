using SearchService.Engine.Analysis;
using Xunit;

namespace SearchService.Engine.Tests;

public sealed class KeywordTokenizerTests
{
    [Fact]
    public void IncrementToken_of_a_long_text_returns_all_of_it()
    {
        var text = new string('x', 70_000) + "y";
        Assert.Equal([text], TokenText.Terms(new KeywordAnalyzer(), text));
    }

    [Fact]
    public void IncrementToken_of_an_empty_text_returns_an_empty_token() =>
        Assert.Equal([""], TokenText.Terms(new KeywordAnalyzer(), ""));

    [Fact]
    public void IncrementToken_before_the_first_text_returns_nothing() => Assert.False(new KeywordTokenizer().IncrementToken());
}
