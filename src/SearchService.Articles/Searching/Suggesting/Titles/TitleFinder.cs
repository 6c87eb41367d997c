using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Finds the titles that answer what was typed, best first: for one list of suggestions.</summary>
internal sealed class TitleFinder(IndexSearcher searcher, SuggestionTables tables, TypedWords typed)
{
    // The condition for what a title begins with is not exact for many words: some more are read then.
    private const int Slack = 16;

    // Words are looked at one after the other for an error; nobody types so many wrongly.
    private const int MaxWordsWithError = 8;

    // So few titles are sooner read than the words looked for that the typed one may stand for: for all words together.
    private const int MaxRead = 48;

    private readonly Dictionary<int, Candidate> _found = [];
    private readonly Dictionary<TitleCondition, TitleSet> _sets = [];
    private int _readable = MaxRead;

    /// <summary>The best titles without an error, at most <paramref name="limit"/>.</summary>
    public List<Candidate> Exact(int limit)
    {
        var isExact = typed.Words.Count <= TitlePlace.Count;
        Add(TitleCondition.Start(typed), isExact ? limit : limit + Slack);
        if (!isExact)
        {
            Add(TitleCondition.Words(typed), limit);
        }
        else if (_found.Count < limit)
        {
            Add(TitleCondition.Words(typed), limit - _found.Count);
        }

        if (_found.Count < limit && typed.Words.Count > 1)
        {
            Add(typed.Words.Select(TitleCondition.Beginning), limit - _found.Count);
        }

        return Best(limit, isTypo: false);
    }

    /// <summary>The best titles with an error, at most <paramref name="limit"/>. After <see cref="Exact"/>, when that found all there are.</summary>
    public List<Candidate> WithTypo(int limit)
    {
        var words = typed.Words;
        var unknown = words.Where(word => Find(TitleCondition.Beginning(word)).Count == 0).ToArray();
        if (unknown.Length > 1 || words.Count > MaxWordsWithError)
        {
            return [];
        }

        var best = new BestTitles(tables.Titles, limit, _found.Keys);
        foreach (var word in (unknown.Length == 1 ? unknown : words).Where(TypingError.IsTolerated).Distinct())
        {
            AddMisspelled(word, best);
        }

        Read(best.Documents());
        return Best(limit, isTypo: true);
    }

    private void AddMisspelled(string word, BestTitles best)
    {
        var others = typed.Words.Where(other => other != word).Select(TitleCondition.Beginning).ToArray();
        if (others.Length > 0 && IsRead(Intersect(others)!))
        {
            return;
        }

        var pattern = new FuzzyPattern(word, 1, IsPrefix: true);
        var terms = FuzzyTerms.Find(searcher.Reader, IndexFields.TitleWord, pattern, searcher.Deadline);

        // What many titles have is known already; the rest is gathered at once.
        var rare = new List<string>();
        foreach (var term in terms)
        {
            if (!TitleSet.IsLarge(term.DocFreq, searcher.Reader.MaxDoc))
            {
                rare.Add(term.Text);
            }
            else if (Intersect([.. others, TitleCondition.Word(term.Text)]) is { } titles)
            {
                best.Add(titles);
            }
        }

        if (rare.Count > 0)
        {
            var set = TitleSet.Create(searcher, new TermInSetQuery(IndexFields.TitleWord, rare));
            best.Add(new TitleIntersection([.. others.Select(Find), set]));
        }
    }

    // Reads the titles when they are few.
    private bool IsRead(TitleIntersection titles)
    {
        Span<int> docs = stackalloc int[MaxRead + 1];
        var count = titles.Fill(docs);
        if (count > _readable)
        {
            return false;
        }

        _readable -= count;
        Read(docs[..count]);
        return true;
    }

    private void Add(IEnumerable<TitleCondition> conditions, int limit)
    {
        if (Intersect(conditions) is { } titles)
        {
            var best = new BestTitles(tables.Titles, limit, _found.Keys);
            best.Add(titles);
            Read(best.Documents());
        }
    }

    // Null when one of the conditions is met by no title: the others are not looked at then.
    private TitleIntersection? Intersect(IEnumerable<TitleCondition> conditions)
    {
        var sets = new List<TitleSet>();
        foreach (var condition in conditions.Distinct())
        {
            var set = Find(condition);
            if (set.Count == 0)
            {
                return null;
            }

            sets.Add(set);
        }

        return new TitleIntersection(sets);
    }

    private TitleSet Find(TitleCondition condition)
    {
        if (!_sets.TryGetValue(condition, out var set))
        {
            set = tables.TitleSets.Find(searcher, condition);
            _sets.Add(condition, set);
        }

        return set;
    }

    private void Read(ReadOnlySpan<int> docs)
    {
        foreach (var doc in docs)
        {
            if (tables.Titles.Ranks[doc] != TitleRanks.None && !_found.ContainsKey(doc) && TitleReader.Read(searcher.Reader, doc) is { } title)
            {
                var suggestion = new Suggestion(title, SuggestionKind.Title, tables.Titles.CountOf(doc));
                _found.Add(doc, new Candidate(suggestion, typed.Match(TypedWords.Split(title)), tables.Titles.QualityOf(doc)));
            }
        }
    }

    private List<Candidate> Best(int limit, bool isTypo) =>
    [
        .. _found.Values
            .Where(candidate => candidate.Match != SuggestionMatch.None && candidate.Match == SuggestionMatch.Typo == isTypo)
            .Order()
            .Take(limit),
    ];
}
