using SearchService.Engine.Model;

namespace SearchService.Testing;

/// <summary>A SORTED column out of an array.</summary>
internal sealed class MemorySortedDocValues : SortedDocValues
{
    private readonly byte[]?[] _values;
    private readonly MemoryDictionary _dictionary;
    private MemoryCursor _cursor;

    public MemorySortedDocValues(byte[]?[] values)
    {
        _values = values;
        _dictionary = new MemoryDictionary(values.OfType<byte[]>());
        _cursor = new MemoryCursor(values.Length, docId => values[docId] is not null);
    }

    public override int DocId => _cursor.DocId;

    public override long Cost => _cursor.Cost;

    public override int OrdValue => _dictionary.Find(_values[_cursor.Current]);

    public override int ValueCount => _dictionary.Count;

    public override int NextDoc() => _cursor.Next();

    public override int Advance(int target) => _cursor.Advance(target);

    public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);

    public override ReadOnlySpan<byte> LookupOrd(int ord) => _dictionary[ord];

    public override int LookupTerm(ReadOnlySpan<byte> value) => _dictionary.Find(value);
}
