using SearchService.Engine.Model;

namespace SearchService.Engine.Codecs;

/// <summary>A cursor over a NUMERIC column. One thread at a time.</summary>
public sealed class NumericColumnCursor : NumericDocValues
{
    private readonly DocsWithFieldCursor _docs;
    private readonly NumericValues _values;

    internal NumericColumnCursor(NumericColumnReader column)
    {
        Column = column;
        _docs = column.Docs.OpenCursor();
        _values = column.Values;
    }

    /// <summary>The values in any order, and many at once.</summary>
    public NumericColumnReader Column { get; }

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long LongValue => _values.Get(_docs.Index);

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
        if (!Column.Docs.IsAll || docIds.IsEmpty)
        {
            base.Fill(docIds, values, missing);
            return;
        }

        for (var i = 0; i < docIds.Length; i++)
        {
            values[i] = _values.Get(docIds[i]);
        }

        AdvanceExact(docIds[^1]);
    }
}
