using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Finds the titles that answer what was typed, best first: for one list of suggestions.</summary>
internal sealed class TitleFinder(IndexSearcher searcher, TitleRanks ranks, TypedWords typed)
{
    // The query for what a title begins with is not exact for many words: some more are read then.
    private const int Slack = 16;

    // Words are looked at one after the other for an error; nobody types so many wrongly.
    private const int MaxWordsWithError = 8;

    private readonly Dictionary<int, Candidate> _found = [];

    /// <summary>The best titles without an error, at most <paramref name="limit"/>.</summary>
    public List<Candidate> Exact(int limit)
    {
        var words = typed.Words;
        Add(TitleQueries.Start(typed), words.Count > TitlePlace.Count ? limit + Slack : limit);
        if (_found.Count < limit || words.Count > TitlePlace.Count)
        {
            Add(TitleQueries.Words(typed), limit);
        }

        if (_found.Count < limit && words.Count > 1)
        {
            Add(TitleQueries.Beginnings(words), limit);
        }

        return Best(limit, isTypo: false);
    }

    /// <summary>The best titles with an error, at most <paramref name="limit"/>. After <see cref="Exact"/>, when that found all there are.</summary>
    public List<Candidate> WithTypo(int limit)
    {
        var words = typed.Words;
        var unknown = words.Where(word => !HasBeginning(word)).ToArray();
        if (unknown.Length > 1 || words.Count > MaxWordsWithError)
        {
            return [];
        }

        foreach (var word in unknown.Length == 1 ? unknown : words)
        {
            if (TypingError.IsTolerated(word))
            {
                AddRespelled(word, limit);
            }
        }

        return Best(limit, isTypo: true);
    }

    private void AddRespelled(string word, int limit)
    {
        var terms = FuzzyTerms.Find(searcher.Reader, IndexFields.TitleWord, new FuzzyPattern(word, 1, IsPrefix: true), searcher.Deadline);
        if (terms.Count > 0)
        {
            var others = typed.Words.Where(other => other != word).Select(TitleQueries.Beginning);
            Add(TitleQueries.All([new TermInSetQuery(IndexFields.TitleWord, terms.Select(term => term.Text)), .. others]), limit);
        }
    }

    private bool HasBeginning(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        foreach (var leaf in searcher.Reader.Leaves)
        {
            var terms = leaf.Reader.GetTerms(IndexFields.TitleWord)?.GetEnumerator();
            if (terms is not null && terms.SeekCeil(bytes) != SeekStatus.End && terms.Term.StartsWith(bytes))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Query query, int limit)
    {
        var collector = new TitleCollector(ranks, limit, _found.Keys);
        searcher.Search(query, collector);
        foreach (var doc in collector.Documents())
        {
            if (TitleReader.Read(searcher.Reader, doc) is { } title)
            {
                var suggestion = new Suggestion(title, SuggestionKind.Title, ranks.CountOf(doc));
                _found.Add(doc, new Candidate(suggestion, typed.Match(TypedWords.Split(title)), ranks.QualityOf(doc)));
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
