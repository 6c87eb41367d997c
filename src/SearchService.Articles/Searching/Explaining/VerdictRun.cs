using System.Globalization;

namespace SearchService.Articles;

/// <summary>Finds out whether and why a search finds one article, by the queries that the search runs.</summary>
internal sealed class VerdictRun
{
    private readonly ResolvedSearch _search;
    private readonly int _docId;
    private readonly DocumentMatcher _article;

    /// <param name="search">The search.</param>
    /// <param name="globalDocId">The article's document, not deleted.</param>
    public VerdictRun(ResolvedSearch search, int globalDocId)
    {
        _search = search;
        _docId = globalDocId;
        _article = new DocumentMatcher(search.Searcher, globalDocId);
    }

    public ArticleVerdict Judge()
    {
        var stored = ArticleLookup.Read(_search.Snapshot.Reader, _docId);
        var text = _article.Score(_search.Form.Query);
        var explanation = new HitExplainer(_search.Searcher, _search.Built.Terms, _search.Factor, [_docId]).Explain(0, text ?? 0);
        var words = Words();
        var filters = new FilterVerdicts(_article, new DisplayedArticle(stored.Source)).Of(_search.Search);
        var (rank, total) = Place();
        List<string> reasons = rank is null ? [.. TextReasons(text), .. filters.Where(f => !f.Passed).Select(f => $"It {f.Why}.")] : [];
        return new ArticleVerdict(
            stored.Id,
            (float)(explanation.Text * explanation.Quality),
            rank,
            total,
            _search.Reading,
            _search.Snapshot.Info,
            words.ConvertAll(w => w.Verdict),
            filters,
            explanation)
        {
            Reasons = reasons,
            Why = rank is { } place ? WhyFound(place, total, words) : string.Join(' ', reasons),
        };
    }

    private (int? Rank, int Total) Place() => _article.Matches(_search.Whole)
        ? RankCollector.RankOf(_docId, _search.Searcher, _search.Whole, _search.Sort)
        : (null, _search.Searcher.Count(_search.Whole));

    private IEnumerable<string> TextReasons(float? text)
    {
        if (text is not null) return [];
        return _search.Form.Root is { } root
            ? new TextReasons(_article).Of(root).Distinct()
            : ["The query has nothing to search for: only common words such as \"the\", or signs."];
    }

    private List<(SearchLeaf Leaf, WordVerdict Verdict)> Words() => _search.Form.Root is { } root
        ? [.. Leaves(root, isExcluded: false).OrderBy(l => l.Leaf.Position).Select(l => (l.Leaf, Word(l.Leaf, l.IsExcluded)))]
        : [];

    private static IEnumerable<(SearchLeaf Leaf, bool IsExcluded)> Leaves(QueryNode node, bool isExcluded) => node switch
    {
        SearchLeaf leaf => [(leaf, isExcluded)],
        NotNode not => Leaves(not.Part, isExcluded: true),
        AndNode and => and.Parts.SelectMany(part => Leaves(part, isExcluded)),
        OrNode or => or.Parts.SelectMany(part => Leaves(part, isExcluded)),
        _ => [],
    };

    private WordVerdict Word(SearchLeaf leaf, bool isExcluded)
    {
        var score = _article.Score(leaf.Scored);
        return new WordVerdict(
            leaf.Source,
            leaf.Label,
            leaf.Field,
            isExcluded,
            score is not null,
            isExcluded ? 0 : score ?? 0,
            [.. TextFields.All.Where(field => _article.Matches(leaf.In(field)))]);
    }

    private string WhyFound(int rank, int total, List<(SearchLeaf Leaf, WordVerdict Verdict)> words)
    {
        var found = words.Where(w => w.Verdict.Matched && !w.Verdict.IsExcluded)
            .Select(w => $"{SentenceParts.Name(w.Leaf)} in its {SentenceParts.Join([.. w.Verdict.In.Select(SentenceParts.Name)])}")
            .Distinct()
            .ToList();
        var why = found.Count > 0 ? $"it has {SentenceParts.Join(found)}"
            : words.Count > 0 ? "it has nothing that the query excludes"
            : "the query asks for every article";
        var passed = _search.Search.Filters.Count > 0 || ArticleFilters.Common(_search.Search).Count > 0 ? ", and it passes all filters" : "";
        var relaxed = _search.Reading.Relaxed ? " No article has all the words, so any of them is enough." : "";
        return string.Create(CultureInfo.InvariantCulture, $"It is number {rank} of {total}: {why}{passed}.{relaxed}");
    }
}
