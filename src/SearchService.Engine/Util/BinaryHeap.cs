namespace SearchService.Engine.Util;

/// <summary>A binary min-heap: <see cref="Top"/> is the least element by the comparer. (Lucene's PriorityQueue, under a name
/// that .NET leaves free.) A struct comparer lets the JIT inline the comparison.</summary>
/// <typeparam name="T">Elements.</typeparam>
/// <typeparam name="TComparer">Order; less means nearer to the top.</typeparam>
public sealed class BinaryHeap<T, TComparer>
    where TComparer : IComparer<T>
{
    private readonly TComparer _comparer;
    private T[] _items;

    public BinaryHeap(int capacity, TComparer comparer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _items = capacity == 0 ? [] : new T[capacity];
        _comparer = comparer;
    }

    public int Count { get; private set; }

    /// <summary>The least element, by reference: change it in place, then call <see cref="UpdateTop"/>. Count must be positive.</summary>
    public ref T Top => ref _items[0];

    /// <summary>The elements in heap order, for looking at all of them.</summary>
    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    public void Push(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        }

        var i = Count++;
        while (i > 0)
        {
            var parent = (i - 1) >> 1;
            if (_comparer.Compare(item, _items[parent]) >= 0)
            {
                break;
            }

            _items[i] = _items[parent];
            i = parent;
        }

        _items[i] = item;
    }

    /// <summary>Removes and returns the least element. Count must be positive.</summary>
    public T Pop()
    {
        var top = _items[0];
        Count--;
        _items[0] = _items[Count];
        _items[Count] = default!;
        if (Count > 1)
        {
            UpdateTop();
        }

        return top;
    }

    /// <summary>Restores the order after the top element was changed.</summary>
    public void UpdateTop()
    {
        var items = _items;
        var item = items[0];
        var i = 0;
        while (true)
        {
            var child = (i << 1) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && _comparer.Compare(items[child + 1], items[child]) < 0)
            {
                child++;
            }

            if (_comparer.Compare(items[child], item) >= 0)
            {
                break;
            }

            items[i] = items[child];
            i = child;
        }

        items[i] = item;
    }

    public void Clear()
    {
        Array.Clear(_items, 0, Count);
        Count = 0;
    }
}
