using SearchService.Engine.Model;

namespace SearchService.Testing;

/// <summary>The moves that cursors over a column have in common, with checks of how they are used.</summary>
internal struct MemoryCursor
{
    private readonly Func<int, bool> _hasValue;
    private readonly int _maxDoc;
    private bool _isOnValue;

    public MemoryCursor(int maxDoc, Func<int, bool> hasValue)
    {
        _maxDoc = maxDoc;
        _hasValue = hasValue;
        DocId = -1;
        Cost = Enumerable.Range(0, maxDoc).Count(hasValue);
    }

    public int DocId { get; private set; }

    public long Cost { get; }

    public readonly int Current =>
        _isOnValue ? DocId : throw new InvalidOperationException($"document {DocId} has no value here");

    public int Next() => DocId == DocIdSetIterator.NoMoreDocs ? DocId : Find(DocId + 1);

    public int Advance(int target)
    {
        if (target <= DocId)
        {
            throw new InvalidOperationException($"advance from {DocId} to {target}");
        }

        return Find(target);
    }

    public bool AdvanceExact(int target)
    {
        if (target < DocId || target >= _maxDoc)
        {
            throw new InvalidOperationException($"advance from {DocId} to exactly {target} of {_maxDoc}");
        }

        DocId = target;
        return _isOnValue = _hasValue(target);
    }

    private int Find(int target)
    {
        while (target < _maxDoc && !_hasValue(target))
        {
            target++;
        }

        _isOnValue = target < _maxDoc;
        return DocId = _isOnValue ? target : DocIdSetIterator.NoMoreDocs;
    }
}
