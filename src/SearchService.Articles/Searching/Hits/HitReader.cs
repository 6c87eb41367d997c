using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Reads the hits of one page: what is stored of them, their scores, and what was asked for besides.</summary>
internal sealed class HitReader(
    ArticleSnapshot snapshot, IndexSearcher searcher, ArticleSearch search, BuiltQuery built, bool anyWord, SaturationFactor factor)
{
    private readonly QueryForm _form = anyWord ? built.Any : built.All;

    /// <summary>The hits, in the order given.</summary>
    /// <param name="page">Global documents that match.</param>
    /// <param name="isScored">Whether they come with their scores, text times quality.</param>
    public IReadOnlyList<ArticleHit> Read(IReadOnlyList<ScoreDoc> page, bool isScored)
    {
        var docIds = page.Select(hit => hit.DocId).ToArray();
        var texts = isScored && !search.Explain ? null : new PageScores(searcher, _form.Query, docIds);
        var complete = anyWord && built.HasSeveralParts ? new PageScores(searcher, built.All.Query, docIds, ScoreMode.CompleteNoScores) : null;
        var asTyped = built.AsTyped is { } typed ? new PageScores(searcher, typed, docIds, ScoreMode.CompleteNoScores) : null;
        var highlighter = search.Highlight ?? !built.IsEmpty
            ? new HitHighlighter(built.Leaves, new LeafRarity(snapshot.Reader, built.Leaves))
            : null;
        var explainer = search.Explain ? new HitExplainer(searcher, built.Terms, factor, docIds) : null;
        var hits = new ArticleHit[docIds.Length];
        for (var i = 0; i < docIds.Length; i++)
        {
            searcher.Deadline.Check();
            var stored = ArticleLookup.Read(snapshot.Reader, docIds[i]);
            hits[i] = new ArticleHit(
                stored.Id,
                isScored ? page[i].Score : (float)((texts?[i] ?? 0) * QualityFactors.Of(snapshot.Reader, docIds[i], factor)),
                stored.Source,
                IsMissing(complete, i) ? MatchKind.Partial : IsMissing(asTyped, i) ? MatchKind.Typo : MatchKind.Exact,
                highlighter?.Highlight(stored.Source),
                explainer?.Explain(i, texts?[i] ?? 0));
        }

        return hits;
    }

    private static bool IsMissing(PageScores? scores, int place) => scores is not null && scores[place] is null;
}
