using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Runs queries on a single document that is not deleted.</summary>
internal sealed class DocumentMatcher(IndexSearcher searcher, int globalDocId)
{
    private readonly int[] _docIds = [globalDocId];

    /// <summary>Whether the document matches.</summary>
    /// <exception cref="QueryTimeoutException">The searcher's deadline has passed.</exception>
    public bool Matches(Query query) => new PageScores(searcher, query, _docIds, ScoreMode.CompleteNoScores)[0] is not null;

    /// <summary>The document's score; null when it does not match.</summary>
    /// <exception cref="QueryTimeoutException">The searcher's deadline has passed.</exception>
    public float? Score(Query query) => new PageScores(searcher, query, _docIds)[0];
}
