using System.Runtime.InteropServices;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Articles;

/// <summary>Gathers the hits of a query by global document: as a list while they are few, then as bits.</summary>
/// <param name="maxDoc">How many documents the index has room for.</param>
internal sealed class TitleSetCollector(int maxDoc) : Collector
{
    private readonly List<int> _list = [];

    /// <inheritdoc/>
    public override ScoreMode ScoreMode => ScoreMode.CompleteNoScores;

    /// <summary>The hits while they are few, ascending.</summary>
    public int[] List => Bits is null ? [.. _list] : [];

    /// <summary>The hits once they are many.</summary>
    public FixedBitSet? Bits { get; private set; }

    public int Count { get; private set; }

    /// <inheritdoc/>
    public override LeafCollector GetLeafCollector(LeafReaderContext context) => new Leaf(this, context.DocBase);

    private void Collect(int docBase, ReadOnlySpan<int> docIds)
    {
        Count += docIds.Length;
        if (Bits is null && TitleSet.IsLarge(Count, maxDoc))
        {
            Bits = new FixedBitSet(maxDoc);
            Bits.SetAll(CollectionsMarshal.AsSpan(_list));
        }

        foreach (var docId in docIds)
        {
            if (Bits is null)
            {
                _list.Add(docBase + docId);
            }
            else
            {
                Bits.Set(docBase + docId);
            }
        }
    }

    private sealed class Leaf(TitleSetCollector collector, int docBase) : LeafCollector
    {
        /// <inheritdoc/>
        public override void Collect(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores) => collector.Collect(docBase, docIds);
    }
}
