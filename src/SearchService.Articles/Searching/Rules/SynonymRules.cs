namespace SearchService.Articles;

/// <summary>Synonyms, ready to be looked up. Immutable.</summary>
internal sealed class SynonymRules
{
    private readonly Dictionary<string, SynonymRule> _rules;
    private readonly HashSet<string> _words;
    private readonly int _maxWords;

    private SynonymRules(Dictionary<string, SynonymRule> rules, int lines)
    {
        _rules = rules;
        _words = [.. rules.Keys.SelectMany(key => key.Split(' '))];
        _maxWords = rules.Values.Select(rule => rule.WordCount).DefaultIfEmpty(0).Max();
        Count = lines;
    }

    /// <summary>No synonyms.</summary>
    public static SynonymRules None { get; } = new([], 0);

    /// <summary>How many lines of the file are rules.</summary>
    public int Count { get; }

    /// <summary>Puts mappings together: those from the same words are one.</summary>
    /// <param name="mappings">In the order of the file.</param>
    /// <param name="lines">How many rules they come from.</param>
    public static SynonymRules Of(IEnumerable<(SynonymPhrase From, SynonymPhrase To)> mappings, int lines)
    {
        var rules = mappings.GroupBy(mapping => mapping.From.Key, StringComparer.Ordinal).ToDictionary(
            from => from.Key,
            from => new SynonymRule(
                from.First().From.Stems.Count,
                from.Any(mapping => mapping.To.Key == from.Key),
                [.. from.Select(mapping => mapping.To).Where(to => to.Key != from.Key).DistinctBy(to => to.Key)]),
            StringComparer.Ordinal);
        return new SynonymRules(rules, lines);
    }

    /// <summary>Whether some rule is about the word, alone or with others: then it is no typing error.</summary>
    public bool Knows(string stem) => _words.Contains(stem);

    /// <summary>The rule for the most words that begin at one of a run of words; null when there is none.</summary>
    /// <param name="stems">The stems of words side by side.</param>
    /// <param name="start">The place of the first word.</param>
    public SynonymRule? Longest(IReadOnlyList<string> stems, int start)
    {
        for (var count = Math.Min(_maxWords, stems.Count - start); count > 0; count--)
        {
            if (_rules.TryGetValue(string.Join(' ', stems.Skip(start).Take(count)), out var rule))
            {
                return rule;
            }
        }

        return null;
    }
}
