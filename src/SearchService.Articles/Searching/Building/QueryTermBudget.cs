using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>How many terms one query may still be searched for. Typed words come first, wherever they stand: synonyms share what all of
/// them leave.</summary>
internal sealed class QueryTermBudget
{
    private static readonly StandardAnalyzer Analyzer = new();

    private readonly List<string> _warnings = [];
    private readonly QueryNode _root;
    private readonly int _maxTerms;
    private int _leftForWords;

    // Counted when the first synonym is asked for.
    private int? _leftForSynonyms;
    private bool _hasCutWords;
    private bool _hasCutSynonyms;

    /// <param name="root">The query as parsed.</param>
    /// <param name="maxTerms">How many in all.</param>
    public QueryTermBudget(QueryNode root, int maxTerms)
    {
        _root = root;
        _maxTerms = _leftForWords = maxTerms;
    }

    /// <summary>What to tell about what was left out.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Takes a typed word; false when there is no room for it.</summary>
    /// <param name="position">Where it begins, from 1.</param>
    public bool TakeWord(int position)
    {
        if (_leftForWords > 0)
        {
            _leftForWords--;
            return true;
        }

        if (!_hasCutWords) _warnings.Add($"character {position}: only the first {_maxTerms} words were searched for; what follows was ignored");
        _hasCutWords = true;
        return false;
    }

    /// <summary>Takes a synonym; false when there is no room for it.</summary>
    /// <param name="words">How many words it has.</param>
    /// <param name="position">Where the words begin in whose place it stands, from 1.</param>
    public bool TakeSynonym(int words, int position)
    {
        var left = _leftForSynonyms ??= _maxTerms - CountWords(_root);
        if (left >= words)
        {
            _leftForSynonyms = left - words;
            return true;
        }

        if (!_hasCutSynonyms) _warnings.Add($"character {position}: not all synonyms were searched for; a query has at most {_maxTerms} words");
        _hasCutSynonyms = true;
        return false;
    }

    // Stop words included, which take no room in the end: so it is never too few.
    private static int CountWords(QueryNode node) => node switch
    {
        WordNode word => CountTokens(word.Text),
        PhraseNode phrase => CountTokens(phrase.Text),
        PrefixNode prefix => CountTokens(prefix.Text),
        FuzzyNode fuzzy => CountTokens(fuzzy.Text),
        NotNode not => CountWords(not.Part),
        AndNode and => and.Parts.Sum(CountWords),
        OrNode or => or.Parts.Sum(CountWords),
        SequenceNode sequence => sequence.Parts.Sum(CountWords),
        _ => throw new ArgumentException($"{node.GetType().Name} is analyzed already", nameof(node)),
    };

    private static int CountTokens(string text)
    {
        var count = 0;
        for (var tokens = Analyzer.GetTokenStream(TextFields.Text, text.AsMemory()); tokens.IncrementToken();) count++;
        return count;
    }
}
