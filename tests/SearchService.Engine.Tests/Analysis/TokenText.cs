using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SearchService.Engine.Analysis;

namespace SearchService.Engine.Tests;

/// <summary>Tokens as lines of text, in the form of <c>tokens.golden.txt</c>.</summary>
internal static partial class TokenText
{
    public static string[] Terms(TokenStream stream)
    {
        var terms = new List<string>();
        while (stream.IncrementToken()) terms.Add(stream.Token.Text.ToString());
        return [.. terms];
    }

    public static string[] Terms(Analyzer analyzer, string text) => Terms(analyzer.GetTokenStream("field", text.AsMemory()));

    public static string Dump(TokenStream stream)
    {
        var lines = new StringBuilder();
        while (stream.IncrementToken())
        {
            var token = stream.Token;
            lines.Append(
                CultureInfo.InvariantCulture,
                $"  {Escape(token.Text)}| {token.Type} {token.StartOffset}-{token.EndOffset} +{token.PositionIncrement}\n");
        }

        return lines.Append(CultureInfo.InvariantCulture, $"  end {stream.EndOffset} +{stream.EndPositionIncrement}\n").ToString();
    }

    public static string Escape(ReadOnlySpan<char> text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            if (c is >= ' ' and <= '~' and not '\\') escaped.Append(c);
            else escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return escaped.ToString();
    }

    public static string Unescape(string escaped) =>
        EscapeSequence().Replace(escaped, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex EscapeSequence();
}
