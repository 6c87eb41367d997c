using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>A query bound to one <see cref="IndexSearcher"/>: what hands out scorers for its segments. For one thread at a time.</summary>
public abstract class Weight
{
    protected Weight(Query query) => Query = query;

    public Query Query { get; }

    /// <summary>A new cursor over the matching documents, before the first; deleted documents are not left out. Null when the
    /// segment surely has none.</summary>
    public abstract Scorer? GetScorer(LeafReaderContext context);

    /// <summary>As <see cref="GetScorer"/>, for one whose scores are not asked for: only where the documents are.</summary>
    internal virtual Scorer? GetMatcher(LeafReaderContext context) => GetScorer(context);

    /// <summary>A source of hits in batches: what a search of the whole segment runs on. Null when the segment surely has none.</summary>
    public virtual BulkScorer? GetBulkScorer(LeafReaderContext context)
    {
        var scorer = GetScorer(context);
        return scorer is null ? null : new ScorerBulkScorer(scorer);
    }

    /// <summary>How many documents that are not deleted match, or -1 when this cannot be told without looking at them.</summary>
    public virtual int Count(LeafReaderContext context) => -1;

    /// <summary>Adds the documents of a segment that match to an empty set, deleted ones included.</summary>
    internal virtual void Collect(IndexSearcher searcher, LeafReaderContext context, FixedBitSet matches)
    {
        if (GetMatcher(context) is { } scorer)
        {
            searcher.Collect(scorer, matches);
        }
    }

    /// <summary>The segment's hits when they are all documents of one term, which has no more than so many; null otherwise. Only with scores.</summary>
    internal virtual TermHits? GetTermHits(LeafReaderContext context, long maxDocFreq) => null;

    /// <summary>What decides the scores of the segment's hits; null when they cannot be bounded, so that all must be scored.
    /// <see cref="LeafRanking.Nothing"/> when there are none. Only with scores.</summary>
    internal virtual LeafRanking? GetRanking(LeafReaderContext context) => null;

    /// <summary>How the score of a document of the segment comes about. Its value is the score.</summary>
    public abstract Explanation Explain(LeafReaderContext context, int docId);

    /// <summary>A scorer on exactly this document, or null when it does not match: for explanations.</summary>
    protected Scorer? ScorerOn(LeafReaderContext context, int docId)
    {
        var scorer = GetScorer(context);
        return scorer is not null && scorer.Advance(docId) == docId ? scorer : null;
    }
}
