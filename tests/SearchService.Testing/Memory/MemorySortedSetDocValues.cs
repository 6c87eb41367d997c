using SearchService.Engine.Model;

namespace SearchService.Testing;

/// <summary>A SORTED_SET column out of an array.</summary>
internal sealed class MemorySortedSetDocValues : SortedSetDocValues
{
    private readonly MemoryDictionary _dictionary;
    private readonly int[]?[] _ords;
    private MemoryCursor _cursor;
    private int _ordsDocId = -1;
    private int _next;

    public MemorySortedSetDocValues(byte[][]?[] values)
    {
        var dictionary = new MemoryDictionary(values.OfType<byte[][]>().SelectMany(v => v));
        _dictionary = dictionary;
        _ords = Array.ConvertAll(values, v => v?.Select(b => dictionary.Find(b)).Distinct().Order().ToArray());
        _cursor = new MemoryCursor(values.Length, docId => values[docId] is { Length: > 0 });
    }

    public override int DocId => _cursor.DocId;

    public override long Cost => _cursor.Cost;

    public override int ValueCount => _dictionary.Count;

    public override int NextDoc() => _cursor.Next();

    public override int Advance(int target) => _cursor.Advance(target);

    public override bool AdvanceExact(int target)
    {
        _ordsDocId = -1;
        return _cursor.AdvanceExact(target);
    }

    public override int NextOrd()
    {
        var docId = _cursor.Current;
        if (docId != _ordsDocId)
        {
            _ordsDocId = docId;
            _next = 0;
        }

        var ords = _ords[docId]!;
        return _next < ords.Length ? ords[_next++] : NoMoreOrds;
    }

    public override ReadOnlySpan<byte> LookupOrd(int ord) => _dictionary[ord];

    public override int LookupTerm(ReadOnlySpan<byte> value) => _dictionary.Find(value);
}
