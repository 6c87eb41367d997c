using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>The words of what was typed so far, and how texts answer them.</summary>
internal sealed class TypedWords
{
    /// <summary>How many words count; what is typed behind them is not looked at.</summary>
    public const int MaxWords = 32;

    // Only as much of a text is looked at as holds the words that count, and more words than a text can have.
    private const int MaxTextWords = 1_000;

    private static readonly SurfaceAnalyzer Analyzer = new();

    private readonly List<string> _words;

    private TypedWords(List<string> words) => _words = words;

    /// <summary>The words in lower case; the last may be a beginning.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The last word, as far as it was typed.</summary>
    public string Last => _words[^1];

    /// <summary>Reads the words of what was typed; nothing typed is an error.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="maxLength">How many of its characters are read.</param>
    public static TypedWords Of(string text, int maxLength) => new(Split(text.AsMemory(0, Math.Min(text.Length, maxLength)), MaxWords));

    /// <summary>The words of a text as they are compared.</summary>
    public static List<string> Split(string text) => Split(text.AsMemory(), MaxTextWords);

    /// <summary>How a text answers, by its words.</summary>
    public SuggestionMatch Match(List<string> text)
    {
        if (!text.Exists(word => IsBeginning(Last, word)))
        {
            return HasTypo(text) ? SuggestionMatch.Typo : SuggestionMatch.None;
        }

        if (IsStart(text))
        {
            return SuggestionMatch.Start;
        }

        var others = _words.GetRange(0, _words.Count - 1);
        return others.TrueForAll(text.Contains) ? SuggestionMatch.Words
            : others.TrueForAll(typed => text.Exists(word => IsBeginning(typed, word))) ? SuggestionMatch.Beginnings
            : HasTypo(text) ? SuggestionMatch.Typo
            : SuggestionMatch.None;
    }

    private static List<string> Split(ReadOnlyMemory<char> text, int maxWords)
    {
        var words = new List<string>();
        var stream = Analyzer.GetTokenStream(IndexFields.TitleWord, text);
        while (words.Count < maxWords && stream.IncrementToken())
        {
            words.Add(stream.Token.Text.ToString());
        }

        return words;
    }

    private static bool IsBeginning(string typed, string word) => word.StartsWith(typed, StringComparison.Ordinal);

    private bool IsStart(List<string> text)
    {
        var last = _words.Count - 1;
        if (text.Count <= last || !IsBeginning(Last, text[last]))
        {
            return false;
        }

        for (var i = 0; i < last; i++)
        {
            if (text[i] != _words[i])
            {
                return false;
            }
        }

        return true;
    }

    // One of the words may hold an error; the others must be beginnings.
    private bool HasTypo(List<string> text)
    {
        string? wrong = null;
        foreach (var typed in _words)
        {
            if (text.Exists(word => IsBeginning(typed, word)))
            {
                continue;
            }

            if (wrong is not null || !TypingError.IsTolerated(typed))
            {
                return false;
            }

            wrong = typed;
        }

        return wrong is not null && text.Exists(new TypingError(wrong).IsBeginningOf);
    }
}
