using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Finds the articles that are like one.</summary>
internal sealed class SimilarRun(ArticleSnapshot snapshot, IndexSearcher searcher, SimilarSearch search, SaturationFactor factor)
{
    /// <summary>The answer; null when the index does not have the article.</summary>
    /// <exception cref="QueryTimeoutException">The searcher's deadline has passed.</exception>
    public SimilarPage? Run()
    {
        var docId = ArticleLookup.FindDocument(searcher.Reader, search.Id);
        if (docId < 0)
        {
            return null;
        }

        var stored = ArticleLookup.Read(searcher.Reader, docId, search.WithRelated);
        var article = new DisplayedArticle(stored.Source);
        var words = TellingWords.Of(article, searcher);
        var relatedIds = search.WithRelated ? RelatedLinks.FindIds(searcher, stored.Related) : [];
        return SimilarQuery.Build(words, relatedIds, factor) is { } query
            ? Answer(query, [docId, .. Copies(article).Where(copy => copy != docId)], new SimilarityReader(article, words, relatedIds))
            : new SimilarPage(search.Id, 0, search.Size, snapshot.Info, []);
    }

    // The few that are left out are taken from what is found: to forbid them in the query would cost every document a look.
    private SimilarPage Answer(Query query, int[] leftOut, SimilarityReader reasons)
    {
        var top = searcher.Search(query, search.Size + leftOut.Length);
        var scores = new PageScores(searcher, query, leftOut, ScoreMode.CompleteNoScores);
        var leftOutFound = Enumerable.Range(0, leftOut.Length).Count(place => scores[place] is not null);
        var hits = top.ScoreDocs.Where(hit => !leftOut.Contains(hit.DocId)).Take(search.Size).Select(hit => ReadHit(hit, reasons));
        return new SimilarPage(search.Id, top.TotalHits - leftOutFound, search.Size, snapshot.Info, [.. hits]);
    }

    private SimilarHit ReadHit(ScoreDoc found, SimilarityReader reasons)
    {
        searcher.Deadline.Check();
        var stored = ArticleLookup.Read(searcher.Reader, found.DocId);
        var hit = new ArticleHit(stored.Id, found.Score, stored.Source, MatchKind.Partial, Highlight: null, Explanation: null);
        return new SimilarHit(hit, reasons.Read(stored));
    }

    // The same article again, as news agencies' articles are: whoever reads one does not want the other.
    private IEnumerable<int> Copies(DisplayedArticle article) => TitleLookup.Candidates(searcher, article.Title).Where(candidate =>
    {
        var copy = new DisplayedArticle(ArticleLookup.Read(searcher.Reader, candidate).Source);
        return copy.Title == article.Title && copy.Excerpt == article.Excerpt;
    });
}
