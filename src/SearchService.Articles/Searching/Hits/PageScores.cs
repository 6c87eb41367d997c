using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>The scores that a query gives to the few documents of a page, whatever order the page has.</summary>
internal sealed class PageScores
{
    private readonly float?[] _scores;

    /// <param name="searcher">The index.</param>
    /// <param name="query">What scores.</param>
    /// <param name="docIds">Global documents, in the page's order.</param>
    public PageScores(IndexSearcher searcher, Query query, int[] docIds)
    {
        _scores = new float?[docIds.Length];
        var weight = searcher.CreateWeight(query, ScoreMode.Complete);
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
                _scores[place] = scorer.Score();
            }
        }
    }

    /// <summary>The score of a place of the page; null where the query does not match.</summary>
    public float? this[int place] => _scores[place];
}
