using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Keeps the first hits of an order, of all or of those after a given one, and counts all.</summary>
public sealed class TopFieldCollector : Collector
{
    private readonly Sort _sort;
    private readonly int _limit;
    private readonly SortColumn[] _columns;
    private readonly SortKey[] _candidate;
    private readonly long[] _ranks = new long[HitBatch.Capacity];
    private readonly KeyTable _keys;
    private readonly BinaryHeap<Entry, LastFirst> _first;

    // Where to begin: no keys = at the first hit.
    private readonly SortKey[] _afterKeys = [];
    private readonly int _afterDocId;
    private readonly long _afterRank = long.MinValue;
    private int _totalHits;

    /// <param name="sort">The order.</param>
    /// <param name="limit">How many to keep; positive.</param>
    public TopFieldCollector(Sort sort, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        _sort = sort;
        _limit = limit;
        _columns = [.. sort.Fields.Select(SortColumn.Create)];
        _candidate = new SortKey[_columns.Length];
        _keys = new KeyTable(_columns.Length);
        _first = new BinaryHeap<Entry, LastFirst>(Math.Min(limit, 1024), new LastFirst(_keys));
    }

    /// <param name="sort">The order.</param>
    /// <param name="limit">How many to keep; positive.</param>
    /// <param name="after">Where to begin: hits up to this one, itself included, are only counted. Its score is looked at where the order
    /// does so.</param>
    /// <param name="reader">The index, which has the document.</param>
    /// <exception cref="ArgumentException">The order looks at scores and that of <paramref name="after"/> is not a number.</exception>
    public TopFieldCollector(Sort sort, int limit, ScoreDoc after, IndexReader reader)
        : this(sort, limit)
    {
        _afterKeys = Array.ConvertAll(_columns, column => column.Find(reader, after));
        _afterDocId = after.DocId;
        _afterRank = _afterKeys[0].Rank;
    }

    public override ScoreMode ScoreMode => _sort.NeedsScores ? ScoreMode.Complete : ScoreMode.CompleteNoScores;

    public override LeafCollector GetLeafCollector(LeafReaderContext context)
    {
        foreach (var column in _columns)
        {
            column.StartLeaf(context);
        }

        return new Leaf(this, context.DocBase);
    }

    /// <summary>The hits kept, in order. Once, at the end.</summary>
    public TopFieldDocs TopDocs()
    {
        var hits = new ScoreDoc[_first.Count];
        var values = new long?[hits.Length][];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            var entry = _first.Pop();
            hits[i] = new ScoreDoc(entry.DocId, entry.Score);
            values[i] = new long?[_columns.Length];
            for (var c = 0; c < _columns.Length; c++)
            {
                values[i][c] = _columns[c].GetValue(_keys.Get(entry.Slot)[c]);
            }
        }

        return new TopFieldDocs(_totalHits, hits, _sort, values);
    }

    private void Collect(int docBase, ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores)
    {
        _totalHits += docIds.Length;
        _columns[0].FillRanks(docIds, scores, _ranks);
        for (var i = 0; i < docIds.Length; i++)
        {
            // Most hits end here: by the first criterion before the place to begin at, or behind the last one kept.
            var isFull = _first.Count == _limit;
            if (_ranks[i] < _afterRank || (isFull && _ranks[i] > _keys.Get(_first.Top.Slot)[0].Rank))
            {
                continue;
            }

            var score = scores.IsEmpty ? float.NaN : scores[i];
            Offer(new Entry(docBase + docIds[i], score, _first.Count), docIds[i], isFull);
        }
    }

    private void Offer(Entry entry, int docId, bool isFull)
    {
        for (var c = 0; c < _columns.Length; c++)
        {
            _candidate[c] = _columns[c].GetKey(docId, entry.Score);
        }

        if (!IsAfter(entry.DocId))
        {
            return;
        }

        if (!isFull)
        {
            _keys.Set(entry.Slot, _candidate);
            _first.Push(entry);
        }
        else if (KeyTable.Compare(_candidate, _keys.Get(_first.Top.Slot)) < 0)
        {
            // Strictly before: among equals the earlier document stays.
            var slot = _first.Top.Slot;
            _keys.Set(slot, _candidate);
            _first.Top = entry with { Slot = slot };
            _first.UpdateTop();
        }
    }

    // Whether the candidate stands behind the place to begin at.
    private bool IsAfter(int docId)
    {
        if (_afterKeys.Length == 0)
        {
            return true;
        }

        var order = KeyTable.Compare(_candidate, _afterKeys);
        return order > 0 || (order == 0 && docId > _afterDocId);
    }

    private readonly record struct Entry(int DocId, float Score, int Slot);

    private readonly struct LastFirst : IComparer<Entry>
    {
        private readonly KeyTable _keys;

        public LastFirst(KeyTable keys) => _keys = keys;

        public int Compare(Entry x, Entry y)
        {
            var byKeys = KeyTable.Compare(_keys.Get(y.Slot), _keys.Get(x.Slot));
            return byKeys != 0 ? byKeys : y.DocId.CompareTo(x.DocId);
        }
    }

    private sealed class Leaf : LeafCollector
    {
        private readonly TopFieldCollector _collector;
        private readonly int _docBase;

        public Leaf(TopFieldCollector collector, int docBase)
        {
            _collector = collector;
            _docBase = docBase;
        }

        public override void Collect(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores) =>
            _collector.Collect(_docBase, docIds, scores);
    }

    /// <summary>The keys of the hits kept, a row for each slot.</summary>
    private sealed class KeyTable
    {
        private readonly int _columnCount;
        private SortKey[] _keys = [];

        public KeyTable(int columnCount) => _columnCount = columnCount;

        public static int Compare(ReadOnlySpan<SortKey> x, ReadOnlySpan<SortKey> y)
        {
            for (var c = 0; c < x.Length; c++)
            {
                var order = x[c].CompareTo(y[c]);
                if (order != 0)
                {
                    return order;
                }
            }

            return 0;
        }

        public ReadOnlySpan<SortKey> Get(int slot) => _keys.AsSpan(slot * _columnCount, _columnCount);

        public void Set(int slot, ReadOnlySpan<SortKey> row)
        {
            var start = slot * _columnCount;
            if (start + _columnCount > _keys.Length)
            {
                Array.Resize(ref _keys, Math.Max(16 * _columnCount, _keys.Length * 2));
            }

            row.CopyTo(_keys.AsSpan(start));
        }
    }
}
