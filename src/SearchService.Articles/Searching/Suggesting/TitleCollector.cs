using SearchService.Engine.Search;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>Keeps the best-ranked titles among the hits, in their order; of equal ones the first in the index.</summary>
/// <param name="ranks">How titles rank.</param>
/// <param name="limit">How many to keep.</param>
/// <param name="known">Documents that are found already and not wanted again; few.</param>
internal sealed class TitleCollector(TitleRanks ranks, int limit, IReadOnlyCollection<int> known) : Collector
{
    private readonly SmallestKeys _best = new(limit);

    /// <inheritdoc/>
    public override ScoreMode ScoreMode => ScoreMode.CompleteNoScores;

    /// <summary>The documents that stand for the titles kept, best first.</summary>
    public int[] Documents()
    {
        var documents = new int[_best.Keys.Length];
        for (var i = 0; i < documents.Length; i++)
        {
            documents[i] = (int)_best.Keys[i];
        }

        return documents;
    }

    /// <inheritdoc/>
    public override LeafCollector GetLeafCollector(LeafReaderContext context) => new Leaf(this, context.DocBase);

    private static long KeyOf(int rank, int globalDocId) => ((long)(int.MaxValue - rank) << 32) | (uint)globalDocId;

    private void Collect(int docBase, ReadOnlySpan<int> docIds)
    {
        var all = ranks.Ranks[docBase..];
        var least = LeastRank();
        foreach (var docId in docIds)
        {
            if (all[docId] > least && !known.Contains(docBase + docId))
            {
                _best.Add(KeyOf(all[docId], docBase + docId));
                least = LeastRank();
            }
        }
    }

    // What a rank must exceed: documents ascend, and of equal ranks the first stays.
    private int LeastRank() => _best.Bound == long.MaxValue ? TitleRanks.None : int.MaxValue - (int)(_best.Bound >> 32);

    private sealed class Leaf(TitleCollector collector, int docBase) : LeafCollector
    {
        /// <inheritdoc/>
        public override void Collect(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores) => collector.Collect(docBase, docIds);
    }
}
