namespace SearchService.Articles;

/// <summary>Keeps the few smallest of many keys, each once, in ascending order.</summary>
/// <param name="limit">How many, at least 1; few, since they are kept by insertion.</param>
internal sealed class SmallestKeys(int limit)
{
    private readonly long[] _keys = new long[limit];
    private int _count;

    public ReadOnlySpan<long> Keys => _keys.AsSpan(0, _count);

    /// <summary>What a key must be less than to be kept.</summary>
    public long Bound => _count < _keys.Length ? long.MaxValue : _keys[^1];

    public void Add(long key)
    {
        if (key >= Bound)
        {
            return;
        }

        var place = Keys.BinarySearch(key);
        if (place >= 0)
        {
            return;
        }

        _count = Math.Min(_count + 1, _keys.Length);
        _keys.AsSpan(~place, _count - ~place - 1).CopyTo(_keys.AsSpan(~place + 1));
        _keys[~place] = key;
    }
}
