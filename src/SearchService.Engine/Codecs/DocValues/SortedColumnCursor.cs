using SearchService.Engine.Model;

namespace SearchService.Engine.Codecs;

/// <summary>A cursor over a SORTED column. One thread at a time.</summary>
public sealed class SortedColumnCursor : SortedDocValues
{
    private readonly DocsWithFieldCursor _docs;
    private readonly OrdinalValues _ords;
    private readonly TermsDictionaryCursor _terms;

    internal SortedColumnCursor(SortedColumnReader column)
    {
        Column = column;
        _docs = column.Docs.OpenCursor();
        _ords = column.Ords;
        _terms = column.Dictionary.OpenCursor();
    }

    /// <summary>The ordinals in any order, and many at once.</summary>
    public SortedColumnReader Column { get; }

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override int OrdValue => _ords.Get(_docs.Index);

    /// <inheritdoc/>
    public override int ValueCount => _ords.TermCount;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override int NextDoc() => _docs.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _docs.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> LookupOrd(int ord) => _terms.LookupOrd(ord);

    /// <inheritdoc/>
    public override int LookupTerm(ReadOnlySpan<byte> value) => _terms.LookupTerm(value);
}
