using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Which hits of a search stand on the page asked for, by its number or behind a cursor, and where the next one begins.</summary>
/// <param name="search">What is asked.</param>
/// <param name="version">The version of the index that it is asked of.</param>
/// <param name="ground">What the search is read by: see <see cref="SearchGround"/>.</param>
/// <param name="fingerprint">The search: see <see cref="SearchFingerprint"/>.</param>
internal sealed class PageWindow(ArticleSearch search, IndexVersion version, ulong ground, ulong fingerprint)
{
    /// <summary>1-based; behind a cursor the pages are counted on.</summary>
    public int Page => search.Cursor?.Page ?? search.Page;

    /// <summary>Finds the hits.</summary>
    /// <param name="searcher">The index.</param>
    /// <param name="query">The whole search.</param>
    /// <param name="sort">The order; null = by score.</param>
    /// <param name="matches">Gets all that match, if not null.</param>
    /// <exception cref="CursorMismatchException">The cursor is another search's.</exception>
    public PageHits Find(IndexSearcher searcher, Query query, Sort? sort, SearchMatches? matches)
    {
        if (search.Cursor is { } cursor && (cursor.Query != fingerprint || cursor.DocId >= searcher.Reader.MaxDoc))
        {
            throw new CursorMismatchException();
        }

        if (search.Size == 0)
        {
            return new PageHits(searcher.Count(query, matches), [], NextCursor: null);
        }

        return search.Cursor is null ? ByNumber(searcher, query, sort, matches) : Behind(search.Cursor, searcher, query, sort, matches);
    }

    private PageHits ByNumber(IndexSearcher searcher, Query query, Sort? sort, SearchMatches? matches)
    {
        var end = search.Page * search.Size;
        var top = searcher.Search(query, end, sort, matches);
        var hits = top.ScoreDocs.Skip(end - search.Size).ToArray();
        return new PageHits(top.TotalHits, hits, top.TotalHits > end ? CursorBehind(hits[^1]) : null);
    }

    // One hit more than the page holds tells whether another page follows.
    private PageHits Behind(SearchCursor cursor, IndexSearcher searcher, Query query, Sort? sort, SearchMatches? matches)
    {
        var top = searcher.SearchAfter(new ScoreDoc(cursor.DocId, cursor.Score), query, search.Size + 1, sort, matches);
        var hits = top.ScoreDocs.Take(search.Size).ToArray();
        return new PageHits(top.TotalHits, hits, top.ScoreDocs.Count > search.Size ? CursorBehind(hits[^1]) : null);
    }

    private string CursorBehind(ScoreDoc last) => new SearchCursor(version, ground, fingerprint)
    {
        Now = search.Now,
        Page = Page == int.MaxValue ? Page : Page + 1,
        DocId = last.DocId,
        Score = float.IsNaN(last.Score) ? 0 : last.Score,
    }.ToString();
}
