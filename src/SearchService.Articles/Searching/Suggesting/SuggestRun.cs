using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Makes one list of suggestions.</summary>
internal sealed class SuggestRun
{
    private readonly SuggestionTables _tables;
    private readonly TypedWords _typed;
    private readonly TitleFinder _titles;
    private readonly int _size;
    private readonly List<Candidate> _list = [];

    /// <param name="searcher">The index, with a deadline.</param>
    /// <param name="tables">What was made of it for suggestions.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="size">How many suggestions, at least 1.</param>
    public SuggestRun(IndexSearcher searcher, SuggestionTables tables, TypedWords typed, int size)
    {
        _tables = tables;
        _typed = typed;
        _titles = new TitleFinder(searcher, tables, typed);
        _size = size;
    }

    /// <summary>The suggestions, best first; the most frequent topics while nothing is typed.</summary>
    public IReadOnlyList<Suggestion> Run()
    {
        if (_typed.Words.Count == 0)
        {
            return _tables.Topics.MostFrequent(_size);
        }

        Fill(_titles.Exact(_size), [.. _tables.Topics.Exact(_typed, _size), .. _tables.Providers.Exact(_typed, _size)]);
        if (MayBeMistyped())
        {
            var room = _size - _list.Count;
            Fill(_titles.WithTypo(room), [.. _tables.Topics.WithTypo(_typed, room), .. _tables.Providers.WithTypo(_typed, room)]);
        }

        return _list.ConvertAll(candidate => candidate.Suggestion);
    }

    // One word may be a rare one or an error; several words that stand together somewhere are meant so.
    private bool MayBeMistyped() =>
        _list.Count < (_typed.Words.Count == 1 ? _size : 1) && _typed.Words.Any(TypingError.IsTolerated);

    // Topics and providers take half of the room, and more where there are not so many titles.
    private void Fill(List<Candidate> titles, List<Candidate> values)
    {
        var room = _size - _list.Count;
        var titleCount = Math.Min(titles.Count, room - Math.Min(values.Count, room / 2));
        values.Sort();
        _list.AddRange(titles.Take(titleCount).Concat(values.Take(room - titleCount)).Order());
    }
}
