using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>The words of a displayed text with their stems.</summary>
internal static class StemmedText
{
    private static readonly EnglishAnalyzer Analyzer = new();

    /// <summary>Each word that the index has, in the order of the text: its stem, and where it stands, without a possessive ending.</summary>
    public static List<(string Stem, Range Surface)> Read(string text)
    {
        var words = new List<(string, Range)>();
        var stream = Analyzer.GetTokenStream(IndexFields.Text, text.AsMemory());
        while (stream.IncrementToken())
        {
            var token = stream.Token;
            var length = EnglishPossessiveFilter.LengthWithout(text.AsSpan(token.StartOffset..token.EndOffset));
            words.Add((token.Text.ToString(), token.StartOffset..(token.StartOffset + length)));
        }

        return words;
    }
}
