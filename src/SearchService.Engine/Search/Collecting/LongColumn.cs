using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>Keys out of a NUMERIC column.</summary>
internal sealed class LongColumn : SortColumn
{
    private readonly string _field;

    // Flips the order: ~v = -v - 1 never overflows.
    private readonly long _mask;

    // Two cursors, since one that has filled a batch cannot go back for single documents.
    private NumericDocValues? _batchValues;
    private NumericDocValues? _singleValues;

    public LongColumn(string field, bool descending)
    {
        _field = field;
        _mask = descending ? -1 : 0;
    }

    public override void StartLeaf(LeafReaderContext context)
    {
        _batchValues = context.Reader.GetNumericDocValues(_field);
        _singleValues = context.Reader.GetNumericDocValues(_field);
    }

    public override void FillRanks(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores, Span<long> ranks)
    {
        ranks = ranks[..docIds.Length];
        if (_batchValues is null)
        {
            ranks.Fill(long.MaxValue);
            return;
        }

        _batchValues.Fill(docIds, ranks, long.MaxValue ^ _mask);
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] ^= _mask;
        }
    }

    public override SortKey GetKey(int docId, float score) => KeyOf(_singleValues, docId);

    public override SortKey Find(IndexReader reader, ScoreDoc hit)
    {
        var leaf = reader.LeafOf(hit.DocId);
        return KeyOf(leaf.Reader.GetNumericDocValues(_field), hit.DocId - leaf.DocBase);
    }

    public override long? GetValue(SortKey key) => key.IsMissing ? null : key.Rank ^ _mask;

    private SortKey KeyOf(NumericDocValues? values, int docId) =>
        values is not null && values.AdvanceExact(docId) ? new SortKey(values.LongValue ^ _mask, false) : SortKey.Missing;
}
