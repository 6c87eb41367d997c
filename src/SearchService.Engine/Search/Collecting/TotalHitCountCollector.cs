using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>Counts hits.</summary>
public sealed class TotalHitCountCollector : Collector
{
    public int TotalHits { get; private set; }

    public override ScoreMode ScoreMode => ScoreMode.CompleteNoScores;

    public override LeafCollector GetLeafCollector(LeafReaderContext context) => new Leaf(this);

    private sealed class Leaf : LeafCollector
    {
        private readonly TotalHitCountCollector _total;

        public Leaf(TotalHitCountCollector total) => _total = total;

        public override void Collect(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores) => _total.TotalHits += docIds.Length;
    }
}
