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
            var end = token.EndOffset;
            if (text.AsSpan(token.StartOffset, end - token.StartOffset) is [_, .., '\'' or '\u2019' or '\uFF07', 's' or 'S'])
            {
                end -= 2;
            }

            words.Add((token.Text.ToString(), token.StartOffset..end));
        }

        return words;
    }
}
