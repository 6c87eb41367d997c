using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>The scores that a query gives to the few documents of a page, whatever order the page has.</summary>
internal sealed class PageScores
{
    private readonly float?[] _scores;

    /// <param name="searcher">The index.</param>
    /// <param name="query">What scores.</param>
    /// <param name="docIds">Global documents that are not deleted, in the page's order.</param>
    /// <param name="mode">Without scores, what matches has the score 0.</param>
    /// <exception cref="QueryTimeoutException">The searcher's deadline has passed.</exception>
    public PageScores(IndexSearcher searcher, Query query, int[] docIds, ScoreMode mode = ScoreMode.Complete)
    {
        searcher.Deadline.Check();
        _scores = new float?[docIds.Length];
        var weight = searcher.CreateWeight(query, mode);
        var places = Enumerable.Range(0, docIds.Length).ToArray();
        Array.Sort((int[])docIds.Clone(), places);

        Scorer? scorer = null;
        var leafOrd = -1;
        foreach (var place in places)
        {
            var leaf = searcher.Reader.LeafOf(docIds[place]);
            if (leaf.Ord != leafOrd)
            {
                leafOrd = leaf.Ord;
                scorer = weight.GetScorer(leaf);
            }

            var doc = docIds[place] - leaf.DocBase;
            if (scorer is not null && (scorer.DocId == doc || (scorer.DocId < doc && scorer.Advance(doc) == doc)))
            {
                _scores[place] = mode == ScoreMode.Complete ? scorer.Score() : 0;
            }
        }
    }

    /// <summary>The score of a place of the page; null where the query does not match.</summary>
    public float? this[int place] => _scores[place];
}
