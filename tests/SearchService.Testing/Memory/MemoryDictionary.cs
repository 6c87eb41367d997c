namespace SearchService.Testing;

/// <summary>The distinct values of a column in order of their bytes.</summary>
internal sealed class MemoryDictionary
{
    private readonly byte[][] _values;

    public MemoryDictionary(IEnumerable<byte[]> values)
    {
        _values = [.. values.DistinctBy(Convert.ToHexString)];
        Array.Sort(_values, (x, y) => x.AsSpan().SequenceCompareTo(y));
    }

    public int Count => _values.Length;

    public ReadOnlySpan<byte> this[int ord] => _values[ord];

    /// <summary>The ordinal, or -(insertion point) - 1.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        for (var ord = 0; ord < _values.Length; ord++)
        {
            var order = value.SequenceCompareTo(_values[ord]);
            if (order <= 0)
            {
                return order == 0 ? ord : -ord - 1;
            }
        }

        return -_values.Length - 1;
    }
}
