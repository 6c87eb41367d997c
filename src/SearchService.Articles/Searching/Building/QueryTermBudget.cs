namespace SearchService.Articles;

/// <summary>How many terms one query may still be searched for.</summary>
internal sealed class QueryTermBudget
{
    private readonly List<string> _warnings = [];
    private readonly int _maxTerms;
    private int _left;
    private bool _hasCutWords;
    private bool _hasCutSynonyms;

    /// <param name="maxTerms">How many in all.</param>
    public QueryTermBudget(int maxTerms) => _maxTerms = _left = maxTerms;

    /// <summary>What to tell about what was left out.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Takes a typed word; false when there is no room for it.</summary>
    /// <param name="position">Where it begins, from 1.</param>
    public bool TakeWord(int position)
    {
        if (_left > 0)
        {
            _left--;
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
        if (_left >= words)
        {
            _left -= words;
            return true;
        }

        if (!_hasCutSynonyms) _warnings.Add($"character {position}: not all synonyms were searched for; a query has at most {_maxTerms} words");
        _hasCutSynonyms = true;
        return false;
    }
}
