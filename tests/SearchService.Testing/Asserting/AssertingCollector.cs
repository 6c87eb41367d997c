using SearchService.Engine.Search;
using SearchService.Engine.Segments;

namespace SearchService.Testing;

/// <summary>Another collector, watched: what comes in and what it tells back keep the contract of collectors, and where the collector
/// says that scores up to its floor do not matter, they come in wrong.</summary>
public sealed class AssertingCollector(Collector inner) : Collector
{
    public override ScoreMode ScoreMode => inner.ScoreMode;

    public override LeafCollector GetLeafCollector(LeafReaderContext context) =>
        new Leaf(inner.GetLeafCollector(context), context.Reader.MaxDoc, ScoreMode);

    private sealed class Leaf(LeafCollector inner, int maxDoc, ScoreMode mode) : LeafCollector
    {
        private int _lastDocId = -1;
        private float _floor = float.NegativeInfinity;

        public override float ScoreFloor => _floor = NotFalling(inner.ScoreFloor, _floor);

        public override void Collect(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores)
        {
            Check(scores.Length == (mode == ScoreMode.CompleteNoScores ? 0 : docIds.Length), $"{docIds.Length} documents, {scores.Length} scores");
            foreach (var docId in docIds)
            {
                Check(docId > _lastDocId && docId < maxDoc, $"document {docId} after {_lastDocId} of {maxDoc}");
                _lastDocId = docId;
            }

            var floor = ScoreFloor;
            inner.Collect(docIds, [.. scores.ToArray().Select(score => score > floor ? score : float.NegativeInfinity)]);
        }

        private static float NotFalling(float value, float before)
        {
            Check(value >= before, $"what matters fell from {before} to {value}");
            return value;
        }

        private static void Check(bool isKept, string complaint)
        {
            if (!isKept)
            {
                throw new InvalidOperationException(complaint);
            }
        }
    }
}
