using SearchService.Engine.Analysis;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>What a field makes of each word of a segment under construction: the ids of its terms. Found out by the analyzer's own filters
/// when the word is first met, and remembered.</summary>
internal sealed class WordTerms
{
    // What is noted of a word: nothing yet; that it has no term; its one term plus one; or, negative, where its list of terms begins: how
    // many, then the terms.
    private const int Unknown = 0;
    private const int NoTerm = int.MaxValue;

    private readonly WordTable _words;
    private readonly Func<ReadOnlySpan<char>, int> _termOf;
    private readonly TokenStream[] _filters;
    private readonly GrowableArray<int>[] _notes;
    private readonly char[] _word = new char[StandardTokenizer.MaxTokenLength];
    private GrowableArray<int> _lists;

    /// <param name="analyzer">The field's.</param>
    /// <param name="words">The words.</param>
    /// <param name="termOf">The id of a term, which is made known when it is new.</param>
    public WordTerms(WordwiseAnalyzer analyzer, WordTable words, Func<ReadOnlySpan<char>, int> termOf)
    {
        Analyzer = analyzer;
        _words = words;
        _termOf = termOf;
        _filters = new TokenStream[analyzer.PlacedWords ?? 1];
        for (var place = 0; place < _filters.Length; place++)
        {
            _filters[place] = analyzer.CreateFilters(new KeywordTokenizer(), place);
        }

        _notes = new GrowableArray<int>[_filters.Length];

        // So that the offset of no list is 0.
        _lists.Add(0);
    }

    /// <summary>The analyzer whose terms these are.</summary>
    public WordwiseAnalyzer Analyzer { get; }

    /// <summary>Memory held, in bytes.</summary>
    public long BytesUsed
    {
        get
        {
            long ints = _lists.Capacity;
            foreach (ref var notes in _notes.AsSpan())
            {
                ints += notes.Capacity;
            }

            return ints * sizeof(int);
        }
    }

    /// <summary>The terms of a word.</summary>
    /// <param name="word">The word's id.</param>
    /// <param name="place">Its place in its text; below the analyzer's number of placed words, if it has one.</param>
    /// <param name="single">Room for one term.</param>
    /// <returns>Valid until the next call.</returns>
    public ReadOnlySpan<int> Find(int word, int place, ref int single)
    {
        ref var notes = ref _notes[_notes.Length == 1 ? 0 : place];
        if (word >= notes.Count)
        {
            notes.EnsureCount(_words.Count);
        }

        var note = notes[word];
        if (note == Unknown)
        {
            note = notes[word] = Learn(word, _filters[_notes.Length == 1 ? 0 : place]);
        }

        if (note > 0)
        {
            single = note - 1;
            return note == NoTerm ? default : new ReadOnlySpan<int>(ref single);
        }

        return _lists.Span.Slice(1 - note, _lists[-note]);
    }

    private int Learn(int word, TokenStream filters)
    {
        var text = _words[word];
        text.CopyTo(_word);
        filters.Reset(_word.AsMemory(0, text.Length));
        var list = _lists.Count;
        _lists.Add(0);
        while (filters.IncrementToken())
        {
            _lists.Add(_termOf(filters.Token.Text));
        }

        var count = _lists[list] = _lists.Count - list - 1;
        if (count > 1)
        {
            return -list;
        }

        var note = count == 0 ? NoTerm : _lists[list + 1] + 1;
        _lists.Truncate(list);
        return note;
    }
}
