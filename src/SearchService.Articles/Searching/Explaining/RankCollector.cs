using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>Counts the hits, and those that stand before a document in an order of hits, in two runs: the first finds out by what the document
/// is ordered, so that its score is to the last bit what the second compares with every hit.</summary>
internal sealed class RankCollector : Collector
{
    private readonly int _globalDocId;
    private readonly SortField? _order;
    private bool _compares;
    private double _key;
    private int _before;
    private int _total;

    private RankCollector(int globalDocId, Sort? sort) => (_globalDocId, _order) = (globalDocId, sort?.Fields[0]);

    /// <inheritdoc/>
    public override ScoreMode ScoreMode => _order is null ? ScoreMode.Complete : ScoreMode.CompleteNoScores;

    /// <summary>The place of a document among the hits of a query, from 1, and how many hits there are.</summary>
    /// <param name="globalDocId">The document, which must be a hit.</param>
    /// <param name="searcher">The index.</param>
    /// <param name="query">What is searched for.</param>
    /// <param name="sort">The order: by score when null, else by one column.</param>
    public static (int Rank, int Total) RankOf(int globalDocId, IndexSearcher searcher, Query query, Sort? sort)
    {
        var collector = new RankCollector(globalDocId, sort);
        searcher.Search(query, collector);
        collector._compares = true;
        searcher.Search(query, collector);
        return (collector._before + 1, collector._total);
    }

    /// <inheritdoc/>
    public override LeafCollector GetLeafCollector(LeafReaderContext context) =>
        new Leaf(this, context.DocBase, _order is null ? null : context.Reader.GetNumericDocValues(_order.Field));

    // What orders hits, smallest first; hits without a value come last. A double holds every score, and every time and quality there is.
    private double KeyOf(int docId, float score, NumericDocValues? values)
    {
        if (_order is null) return -score;
        if (values?.AdvanceExact(docId) != true) return double.PositiveInfinity;
        return _order.Descending ? -(double)values.LongValue : values.LongValue;
    }

    private sealed class Leaf(RankCollector rank, int docBase, NumericDocValues? values) : LeafCollector
    {
        public override void Collect(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores)
        {
            if (rank._compares) Compare(docIds, scores);
            else if (docIds.BinarySearch(rank._globalDocId - docBase) is >= 0 and var place) rank._key = KeyOf(place, docIds, scores);
        }

        private void Compare(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores)
        {
            rank._total += docIds.Length;
            for (var i = 0; i < docIds.Length; i++)
            {
                var key = KeyOf(i, docIds, scores);
                if (key < rank._key || (key == rank._key && docBase + docIds[i] < rank._globalDocId)) rank._before++;
            }
        }

        private double KeyOf(int place, ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores) =>
            rank.KeyOf(docIds[place], scores.IsEmpty ? 0 : scores[place], values);
    }
}
