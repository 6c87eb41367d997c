using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Keeps the hits with the best scores, of all or of those after a given one, and counts all.</summary>
public sealed class TopScoreDocCollector : Collector
{
    private readonly BinaryHeap<ScoreDoc, WorstFirst> _best;
    private readonly int _limit;
    private readonly ScoreDoc _after;
    private int _totalHits;

    /// <param name="limit">How many to keep; 0 to count only.</param>
    /// <param name="after">Where to begin: hits up to this one, itself included, are only counted. Null = at the first.</param>
    /// <exception cref="ArgumentException">The score of <paramref name="after"/> is not a number.</exception>
    public TopScoreDocCollector(int limit, ScoreDoc? after = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (after is { Score: float.NaN })
        {
            throw new ArgumentException($"document {after.Value.DocId} has no score to begin after", nameof(after));
        }

        _limit = limit;

        // Every hit comes after this one.
        _after = after ?? new ScoreDoc(-1, float.PositiveInfinity);
        _best = new BinaryHeap<ScoreDoc, WorstFirst>(Math.Min(limit, 1024), default);
    }

    // What a score must exceed to be kept.
    internal float Floor => _limit == 0 ? float.PositiveInfinity : _best.Count < _limit ? float.NegativeInfinity : _best.Top.Score;

    public override ScoreMode ScoreMode => ScoreMode.Complete;

    public override LeafCollector GetLeafCollector(LeafReaderContext context) => new Leaf(this, context.DocBase);

    /// <summary>The hits kept, best first. Once, at the end.</summary>
    public TopDocs TopDocs()
    {
        var hits = new ScoreDoc[_best.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            hits[i] = _best.Pop();
        }

        return new TopDocs(_totalHits, hits);
    }

    /// <summary>Whether a hit with this score would be kept now, as far as can be told from those kept so far. In any order of documents.</summary>
    internal bool CanCompete(float score, int globalDocId)
    {
        if (_best.Count < _limit)
        {
            return true;
        }

        ref readonly var worst = ref _best.Top;
        return score > worst.Score || (score == worst.Score && globalDocId < worst.DocId);
    }

    /// <summary>Keeps a hit if it is among the best. In any order of documents, each once; it is not counted.</summary>
    internal void Offer(int globalDocId, float score)
    {
        var hit = new ScoreDoc(globalDocId, score);
        if (!CanCompete(score, globalDocId) || !IsAfter(hit))
        {
            return;
        }

        if (_best.Count < _limit)
        {
            _best.Push(hit);
        }
        else
        {
            _best.Top = hit;
            _best.UpdateTop();
        }
    }

    /// <summary>Counts hits that were offered, or left out because they cannot compete.</summary>
    internal void AddHits(int count) => _totalHits += count;

    private void Collect(int docBase, ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores)
    {
        _totalHits += docIds.Length;
        if (_limit == 0)
        {
            return;
        }

        var i = 0;
        for (; i < docIds.Length && _best.Count < _limit; i++)
        {
            var hit = new ScoreDoc(docBase + docIds[i], scores[i]);
            if (IsAfter(hit))
            {
                _best.Push(hit);
            }
        }

        // Documents ascend, so one that only equals the worst comes after it and stays out.
        for (i = ScoreScan.NextAbove(scores, i, Floor); i < docIds.Length; i = ScoreScan.NextAbove(scores, i + 1, Floor))
        {
            var hit = new ScoreDoc(docBase + docIds[i], scores[i]);
            if (IsAfter(hit))
            {
                _best.Top = hit;
                _best.UpdateTop();
            }
        }
    }

    // The order of the hits: a document's score is the same float whenever the same query gives it, so equality is exact.
    private bool IsAfter(ScoreDoc hit) => hit.Score < _after.Score || (hit.Score == _after.Score && hit.DocId > _after.DocId);

    private sealed class Leaf : LeafCollector
    {
        private readonly TopScoreDocCollector _collector;
        private readonly int _docBase;

        public Leaf(TopScoreDocCollector collector, int docBase)
        {
            _collector = collector;
            _docBase = docBase;
        }

        public override float ScoreFloor => _collector.Floor;

        public override void Collect(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores) =>
            _collector.Collect(_docBase, docIds, scores);
    }

    private readonly struct WorstFirst : IComparer<ScoreDoc>
    {
        public int Compare(ScoreDoc x, ScoreDoc y)
        {
            var byScore = x.Score.CompareTo(y.Score);
            return byScore != 0 ? byScore : y.DocId.CompareTo(x.DocId);
        }
    }
}
