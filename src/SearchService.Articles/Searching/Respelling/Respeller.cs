using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Puts the nearest word that articles have in place of each word that no article has. For one query.</summary>
internal sealed class Respeller
{
    /// <summary>How many different words are looked up; what is unknown beyond them stays as typed, with a warning.</summary>
    public const int MaxWords = 20;

    private static readonly SurfaceAnalyzer Words = new();

    private readonly string _text;
    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<string, string?> _nearest = new(StringComparer.Ordinal);
    private readonly List<RespelledWord> _respelled = [];

    /// <param name="text">What was typed.</param>
    /// <param name="vocabulary">The words that articles have.</param>
    public Respeller(string text, Vocabulary vocabulary) => (_text, _vocabulary) = (text, vocabulary);

    /// <summary>The text with the respelled words in place of those that were typed; null when there is none.</summary>
    public string? Corrected => _respelled.Count > 0 ? RespelledWord.ReplaceIn(_text, _respelled) : null;

    /// <summary>What to tell about words that were not looked up; null when all were.</summary>
    public string? Warning { get; private set; }

    /// <summary>The word to search for: the same when an article has its stem in any text, or when there is no other near it.</summary>
    /// <param name="placed">A word outside of quotes that articles are to have; asked for in the order of the text.</param>
    public TermLeaf Respell(PlacedWord placed)
    {
        var typed = placed.Leaf;
        if (_vocabulary.HasStem(typed.Stem)) return typed;
        var word = Spelled(typed.Source);
        if (Nearest(word, typed.Position) is not { } nearest) return typed;

        // The possessive ending is no part of the word and stays.
        var source = typed.Source[..word.Length];
        _respelled.Add(new RespelledWord(placed.StartIn(_text), source.Length, LetterCase.Like(source, nearest)));
        return typed with { Stem = WordStem.Of(nearest), AsTyped = typed };
    }

    private string? Nearest(string word, int position)
    {
        var maxEdits = EditAllowance.Of(word);
        if (maxEdits == 0 || EditAllowance.HasDigit(word)) return null;
        if (_nearest.TryGetValue(word, out var nearest)) return nearest;
        if (_nearest.Count == MaxWords)
        {
            Warning ??= $"character {position}: only the first {MaxWords} words that no article has were respelled; others were searched for as typed";
            return null;
        }

        return _nearest[word] = _vocabulary.Nearest(word, maxEdits);
    }

    private static string Spelled(string token)
    {
        var stream = Words.GetTokenStream(IndexFields.Word, token.AsMemory());
        return stream.IncrementToken() ? stream.Token.Text.ToString() : "";
    }
}
