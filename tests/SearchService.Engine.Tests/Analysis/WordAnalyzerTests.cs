using SearchService.Engine.Analysis;
using Xunit;

namespace SearchService.Engine.Tests.Analysis;

public sealed class WordAnalyzerTests
{
    [Fact]
    public void Tokens_arePlacedAsThoseOfTheEnglishAnalyzer_withoutStems()
    {
        const string Text = "The Union's unions, and 12 companies";

        Assert.Equal(["union", "unions", "12", "companies"], Tokens(new WordAnalyzer(), Text).Select(t => t.Text));
        Assert.Equal(["union", "union", "12", "compani"], Tokens(new EnglishAnalyzer(), Text).Select(t => t.Text));
        Assert.Equal(Tokens(new EnglishAnalyzer(), Text).Select(t => t.Place), Tokens(new WordAnalyzer(), Text).Select(t => t.Place));
    }

    private static List<(string Text, (int Increment, int Start, int End) Place)> Tokens(Analyzer analyzer, string text)
    {
        var tokens = new List<(string, (int, int, int))>();
        var stream = analyzer.GetTokenStream("a", text.AsMemory());
        while (stream.IncrementToken())
        {
            var token = stream.Token;
            tokens.Add((token.Text.ToString(), (token.PositionIncrement, token.StartOffset, token.EndOffset)));
        }

        return tokens;
    }
}
