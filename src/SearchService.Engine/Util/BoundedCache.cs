namespace SearchService.Engine.Util;

/// <summary>Values by key, as many as their sizes allow: those that were not used for longest go first. Safe for use by several threads.</summary>
/// <typeparam name="TKey">With an equality of its own.</typeparam>
/// <typeparam name="TValue">Shared by all that find it, so not to be changed.</typeparam>
/// <param name="maxSize">What the sizes add up to at most, in the unit of <see cref="Add"/>.</param>
internal sealed class BoundedCache<TKey, TValue>(long maxSize)
    where TKey : notnull
    where TValue : class
{
    private const int MissesRemembered = 8192;

    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];

    // The least recently used first.
    private readonly LinkedList<Entry> _byUse = new();

    // Hashes of keys that were looked for in vain, each at the place that its last bits name.
    private readonly int[] _misses = new int[MissesRemembered];

    /// <summary>What the sizes of all values add up to.</summary>
    public long Size { get; private set; }

    /// <summary>The value of a key, or null.</summary>
    /// <param name="key">The key.</param>
    /// <param name="comesAgain">Whether the key was looked for lately too, so that it may be worth adding; on rare occasions another was.</param>
    public TValue? Find(TKey key, out bool comesAgain)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddLast(node);
                comesAgain = true;
                return node.Value.Value;
            }

            var hash = key.GetHashCode();
            ref var miss = ref _misses[hash & (MissesRemembered - 1)];
            comesAgain = miss == hash;
            miss = hash;
            return null;
        }
    }

    /// <summary>The value of a key, or null; neither counts as use of it.</summary>
    public TValue? Peek(TKey key)
    {
        lock (_lock)
        {
            return _entries.GetValueOrDefault(key)?.Value.Value;
        }
    }

    /// <summary>Adds a value, unless the key has one or it is larger than all may be.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Nobody changes it any more.</param>
    /// <param name="size">Its share of the greatest size, ≥ 0.</param>
    public void Add(TKey key, TValue value, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        lock (_lock)
        {
            if (size > maxSize || _entries.ContainsKey(key))
            {
                return;
            }

            while (Size + size > maxSize)
            {
                var oldest = _byUse.First!;
                _byUse.RemoveFirst();
                _entries.Remove(oldest.Value.Key);
                Size -= oldest.Value.Size;
            }

            _entries.Add(key, _byUse.AddLast(new Entry(key, value, size)));
            Size += size;
        }
    }

    private sealed record Entry(TKey Key, TValue Value, long Size);
}
