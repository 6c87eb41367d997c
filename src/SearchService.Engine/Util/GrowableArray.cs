namespace SearchService.Engine.Util;

/// <summary>A list whose array is open to the code that fills it: no bounds check twice, no enumerator. A mutable struct: keep
/// it in a field and never copy it.</summary>
internal struct GrowableArray<T>
{
    private T[]? _items;

    public int Count { get; private set; }

    /// <summary>Memory held, in elements.</summary>
    public readonly int Capacity => _items?.Length ?? 0;

    public readonly Span<T> Span => _items.AsSpan(0, Count);

    public readonly ReadOnlyMemory<T> Memory => _items.AsMemory(0, Count);

    public readonly ref T this[int index] => ref _items![index];

    public void Add(T item)
    {
        if (Count == Capacity)
        {
            Array.Resize(ref _items, Math.Max(16, Count * 2));
        }

        _items![Count++] = item;
    }

    /// <summary>Forgets all elements and keeps the memory.</summary>
    public void Clear() => Count = 0;

    /// <summary>Forgets the elements from an index on and keeps the memory.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>Grows to <paramref name="count"/> elements; new ones have the default value.</summary>
    public void EnsureCount(int count)
    {
        if (count > Capacity)
        {
            Array.Resize(ref _items, Math.Max(count, Math.Max(16, Capacity * 2)));
        }

        Count = Math.Max(Count, count);
    }
}
