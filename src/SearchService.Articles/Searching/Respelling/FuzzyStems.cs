namespace SearchService.Articles;

/// <summary>Finds what the fuzzy words of one query stand for.</summary>
internal sealed class FuzzyStems(Vocabulary vocabulary)
{
    /// <summary>How many words one fuzzy word stands for: the nearest, then those of most articles.</summary>
    public const int MaxWords = 50;

    /// <summary>How many different fuzzy words are looked up; those beyond stand for themselves alone, with a warning.</summary>
    public const int MaxLookUps = 10;

    private readonly Dictionary<(string Word, int MaxEdits), IReadOnlyList<FuzzyStem>> _found = [];

    /// <summary>What to tell about words that were not looked for; null when all were.</summary>
    public string? Warning { get; private set; }

    /// <summary>The stems of the words within some edits of one, each once with its greatest boost. That of the word itself comes first,
    /// whether articles have it or not.</summary>
    /// <param name="word">A word in lower case.</param>
    /// <param name="maxEdits">0 to 2.</param>
    /// <param name="position">Where it stands in the typed text, from 1; for the warning.</param>
    public IReadOnlyList<FuzzyStem> Of(string word, int maxEdits, int position)
    {
        var own = new FuzzyStem(WordStem.Of(word), 1);
        if (maxEdits == 0) return [own];
        if (_found.TryGetValue((word, maxEdits), out var known)) return known;
        if (_found.Count == MaxLookUps)
        {
            Warning ??= $"character {position}: words like others were looked for {MaxLookUps} times; from here on only the words as typed were";
            return [own];
        }

        return _found[(word, maxEdits)] = Find(word, maxEdits, position, own);
    }

    private List<FuzzyStem> Find(string word, int maxEdits, int position, FuzzyStem own)
    {
        var (words, isCut) = vocabulary.Like(word, maxEdits, MaxWords);
        if (isCut)
            Warning ??= $"character {position}: more than {MaxWords} words are spelled like \"{word}\"; the nearest of them were searched for";
        var length = EditAllowance.LengthOf(word);
        return
        [
            .. words.Select(w => new FuzzyStem(WordStem.Of(w.Text), BoostOf(w.Edits, length)))
                .Prepend(own)
                .GroupBy(s => s.Stem, StringComparer.Ordinal)
                .Select(same => same.MaxBy(s => s.Boost)),
        ];
    }

    // A word of which everything may be changed counts something, too.
    private static float BoostOf(int edits, int length) => 1 - ((float)edits / Math.Max(length, edits + 1));
}
