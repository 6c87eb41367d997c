using System.Collections.Frozen;
using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Reads stop words, one a line.</summary>
internal static class StopWordFile
{
    private static readonly StandardAnalyzer Analyzer = new();

    /// <summary>The words, which compare without regard to case.</summary>
    /// <exception cref="RuleFileException">A line is not one word; the message names it.</exception>
    public static FrozenSet<string> Read(byte[] file) =>
        RuleLines.Read(file).Select(line => Word(line.Number, line.Text)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string Word(int line, string text)
    {
        var tokens = Analyzer.GetTokenStream(IndexFields.Word, text.AsMemory());
        var word = tokens.IncrementToken() ? tokens.Token.Text.ToString() : throw new RuleFileException(line, "there is no word");
        return tokens.IncrementToken() ? throw new RuleFileException(line, "there is more than one word") : word;
    }
}
