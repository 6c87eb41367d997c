using SearchService.Engine.Model;

namespace SearchService.Engine.Codecs;

/// <summary>A cursor over the norms of a field. One thread at a time.</summary>
public sealed class NormsCursor : NumericDocValues
{
    private readonly DocsWithFieldCursor _docs;

    internal NormsCursor(NormsColumnReader column)
    {
        Column = column;
        _docs = column.Docs.OpenCursor();
    }

    /// <summary>The norms in any order, and many at once.</summary>
    public NormsColumnReader Column { get; }

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long LongValue => Column.GetByIndex(_docs.Index);

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override int NextDoc() => _docs.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _docs.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);

    /// <inheritdoc/>
    public override void Fill(ReadOnlySpan<int> docIds, Span<long> values, long missing)
    {
        var bytes = Column.DenseBytes;
        if (bytes.IsEmpty || docIds.IsEmpty)
        {
            FillSome(docIds, values, missing);
            return;
        }

        for (var i = 0; i < docIds.Length; i++)
        {
            values[i] = (sbyte)bytes[docIds[i]];
        }

        AdvanceExact(docIds[^1]);
    }
    // What the base class does, without its calls where norms are bytes.
    private void FillSome(ReadOnlySpan<int> docIds, Span<long> values, long missing)
    {
        var bytes = Column.BytesByIndex;
        if (bytes.IsEmpty)
        {
            base.Fill(docIds, values, missing);
            return;
        }

        for (var i = 0; i < docIds.Length; i++)
        {
            if (!_docs.AdvanceExact(docIds[i]))
            {
                values[i] = missing;
                continue;
            }

            // Behind the last there is none: the column says so.
            var index = _docs.Index;
            values[i] = (uint)index < (uint)bytes.Length ? (sbyte)bytes[index] : Column.GetByIndex(index);
        }
    }
}
