using System.Text;
using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Reads synonyms in Solr's format. One rule a line:
/// <code>
/// a, b c, d        equivalent: each is searched for where one of them is typed
/// a, b c => d, e   what stands left is replaced by all that stands right
/// </code>
/// A backslash takes the next character as it is: a comma, a backslash, an arrow. Rules with the same left side add up. Words are analyzed as
/// queries are, so that case and inflection do not count.</summary>
internal static class SynonymFile
{
    /// <summary>The most words of one synonym.</summary>
    public const int MaxWords = 10;

    /// <summary>The most synonyms on one line.</summary>
    public const int MaxPhrases = 100;

    /// <summary>The most pairs of a typed phrase and one that is searched for, in all: a line of n equivalent ones makes n².</summary>
    public const int MaxPairs = 200_000;

    private const string Arrow = "=>";

    private static readonly EnglishAnalyzer Analyzer = new();

    /// <exception cref="RuleFileException">A line cannot be read; the message names it.</exception>
    public static SynonymRules Read(byte[] file)
    {
        var mappings = new List<(SynonymPhrase, SynonymPhrase)>();
        var lines = 0;
        foreach (var (number, text) in RuleLines.Read(file))
        {
            var sides = Split(text, Arrow);
            if (sides.Count > 2)
            {
                throw new RuleFileException(number, "there are two arrows (=>)");
            }

            var from = Phrases(number, sides[0], sides.Count == 1 ? "there is no synonym" : "there is nothing left of =>");
            var to = sides.Count == 1 ? from : Phrases(number, sides[1], "there is nothing right of =>");
            if (mappings.Count + (from.Count * to.Count) > MaxPairs)
            {
                throw new RuleFileException(number, $"the rules make more than {MaxPairs} pairs of synonyms");
            }

            mappings.AddRange(from.SelectMany(_ => to, (left, right) => (left, right)));
            lines++;
        }

        return SynonymRules.Of(mappings, lines);
    }

    private static List<SynonymPhrase> Phrases(int line, string side, string ifNone)
    {
        var phrases = Split(side, ",").Select(text => text.Trim()).Where(text => text.Length > 0).Select(text => Phrase(line, Unescape(text))).ToList();
        return phrases.Count switch
        {
            0 => throw new RuleFileException(line, ifNone),
            > MaxPhrases => throw new RuleFileException(line, $"there are more than {MaxPhrases} synonyms"),
            _ => phrases,
        };
    }

    private static SynonymPhrase Phrase(int line, string text)
    {
        var stems = new List<string>();
        var places = new List<int>();
        var place = 0;
        var tokens = Analyzer.GetTokenStream(IndexFields.Text, text.AsMemory());
        while (tokens.IncrementToken())
        {
            place += tokens.Token.PositionIncrement;
            stems.Add(tokens.Token.Text.ToString());
            places.Add(place);
            if (stems.Count > MaxWords)
            {
                throw new RuleFileException(line, $"\"{Shorten(text)}\" has more than {MaxWords} words");
            }
        }

        return stems.Count > 0
            ? new SynonymPhrase(stems, places.ConvertAll(p => p - places[0]), text)
            : throw new RuleFileException(line, $"\"{Shorten(text)}\" has no word that is searched for, only signs or common words");
    }

    // Where the separator is escaped, it is text.
    private static List<string> Split(string text, string separator)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (string.CompareOrdinal(text, i, separator, 0, separator.Length) == 0)
            {
                parts.Add(text[start..i]);
                i += separator.Length - 1;
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
        }

        return plain.ToString();
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
