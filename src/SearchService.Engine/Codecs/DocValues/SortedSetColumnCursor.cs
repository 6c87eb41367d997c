using SearchService.Engine.Model;

namespace SearchService.Engine.Codecs;

/// <summary>A cursor over a SORTED_SET column. One thread at a time.</summary>
public sealed class SortedSetColumnCursor : SortedSetDocValues
{
    private readonly DocsWithFieldCursor _docs;
    private readonly OrdinalValues _ords;
    private readonly TermsDictionaryCursor _terms;

    // Positions of the current document's ordinals that are not handed out yet.
    private long _next;
    private long _end;

    // The document whose ordinals end at _end.
    private int _index = -1;

    internal SortedSetColumnCursor(SortedSetColumnReader column)
    {
        Column = column;
        _docs = column.Docs.OpenCursor();
        _ords = column.Ords;
        _terms = column.Dictionary.OpenCursor();
    }

    /// <summary>The ordinals in any order, and many at once.</summary>
    public SortedSetColumnReader Column { get; }

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override int ValueCount => _ords.TermCount;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override int NextDoc() => Enter(_docs.NextDoc());

    /// <inheritdoc/>
    public override int Advance(int target) => Enter(_docs.Advance(target));

    /// <inheritdoc/>
    public override bool AdvanceExact(int target)
    {
        if (!_docs.AdvanceExact(target))
        {
            _end = _next = 0;
            _index = -1;
            return false;
        }

        EnterDocument();
        return true;
    }

    /// <inheritdoc/>
    public override int NextOrd() => _next < _end ? _ords.Get(_next++) : NoMoreOrds;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> LookupOrd(int ord) => _terms.LookupOrd(ord);

    /// <inheritdoc/>
    public override int LookupTerm(ReadOnlySpan<byte> value) => _terms.LookupTerm(value);

    private int Enter(int docId)
    {
        if (docId != NoMoreDocs)
        {
            EnterDocument();
        }

        return docId;
    }

    // The end of a document's ordinals is the start of the next one's.
    private void EnterDocument()
    {
        var index = _docs.Index;
        _next = _index >= 0 && index == _index + 1 ? _end : Column.StartOf(index);
        _end = Column.StartOf(index + 1);
        _index = index;
        Column.CheckRange(_next, _end);
    }
}
