using SearchService.Engine.Model;

namespace SearchService.Testing;

/// <summary>A NUMERIC column out of an array.</summary>
internal sealed class MemoryNumericDocValues : NumericDocValues
{
    private readonly long?[] _values;
    private MemoryCursor _cursor;

    public MemoryNumericDocValues(long?[] values)
    {
        _values = values;
        _cursor = new MemoryCursor(values.Length, docId => values[docId].HasValue);
    }

    public override int DocId => _cursor.DocId;

    public override long Cost => _cursor.Cost;

    public override long LongValue => _values[_cursor.Current]!.Value;

    public override int NextDoc() => _cursor.Next();

    public override int Advance(int target) => _cursor.Advance(target);

    public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
}
