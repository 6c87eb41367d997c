using AlternateLookup = System.Collections.Generic.Dictionary<string, int>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace SearchService.Articles;

/// <summary>What the leaves of a query match in the text of one field, made ready so that a word of the text costs a look-up, and
/// one more for each length that a beginning of words has. Every different word of the query is a number, its symbol.</summary>
internal sealed class MarkPatterns
{
    private readonly AlternateLookup _stems = NewLookup();
    private readonly AlternateLookup _beginnings = NewLookup();
    private readonly List<List<MarkPattern>> _byFirstSymbol = [];
    private int[] _beginningLengths = [];

    private MarkPatterns()
    {
    }

    /// <summary>Whether it matches nothing at all.</summary>
    public bool IsEmpty => _byFirstSymbol.Count == 0;

    /// <summary>The patterns for a field.</summary>
    /// <param name="leaves">The leaves of the query: the leaf of a mark is its place here. Of leaves that look for the same, the first
    /// is meant.</param>
    /// <param name="field">The field; marks of other fields are left out.</param>
    public static MarkPatterns Of(IReadOnlyList<SearchLeaf> leaves, QueryField field)
    {
        var patterns = new MarkPatterns();
        for (var i = 0; i < leaves.Count; i++)
        {
            foreach (var mark in leaves[i].Marks)
            {
                if (mark.Field is null || mark.Field == field) patterns.Add(i, mark);
            }
        }

        patterns._beginningLengths = [.. patterns._beginnings.Dictionary.Keys.Select(b => b.Length).Distinct().Order()];
        return patterns;
    }

    /// <summary>The patterns that begin with a word.</summary>
    public IReadOnlyList<MarkPattern> StartingWith(int symbol) => _byFirstSymbol[symbol];

    /// <summary>Adds a word of a text for each word of the query that it is.</summary>
    /// <param name="term">The word as the index has it.</param>
    /// <param name="word">Where it stands; its symbol is not looked at.</param>
    /// <param name="found">Gets one entry for each.</param>
    public void Match(ReadOnlySpan<char> term, FoundWord word, List<FoundWord> found)
    {
        if (_stems.TryGetValue(term, out var symbol)) found.Add(word with { Symbol = symbol });
        foreach (var length in _beginningLengths)
        {
            if (length > term.Length) break;
            if (_beginnings.TryGetValue(term[..length], out symbol)) found.Add(word with { Symbol = symbol });
        }
    }

    private static AlternateLookup NewLookup() => new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private void Add(int leaf, MarkedPhrase mark)
    {
        var symbols = new int[mark.Words.Count];
        for (var i = 0; i < symbols.Length; i++) symbols[i] = SymbolOf(mark.Words[i]);
        var pattern = new MarkPattern(leaf, symbols, [.. mark.Offsets]);
        var same = _byFirstSymbol[symbols[0]];
        if (!same.Exists(pattern.IsSameAs)) same.Add(pattern);
    }

    private int SymbolOf(MarkedWord word)
    {
        var symbols = (word.IsPrefix ? _beginnings : _stems).Dictionary;
        if (!symbols.TryGetValue(word.Stem, out var symbol))
        {
            symbols.Add(word.Stem, symbol = _byFirstSymbol.Count);
            _byFirstSymbol.Add([]);
        }

        return symbol;
    }
}
