using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchService.Engine.Util;

/// <summary>A set of ints in [0, Length), one bit each in 64-bit words: bit i of word w stands for 64·w + i.
/// Bits at and beyond <see cref="Length"/> are always clear. Not thread-safe while it is written.</summary>
public sealed class FixedBitSet
{
    private readonly ulong[] _words;

    /// <summary>An empty set over [0, length).</summary>
    public FixedBitSet(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        _words = new ulong[WordCount(length)];
    }

    private FixedBitSet(int length, ulong[] words)
    {
        Length = length;
        _words = words;
    }

    /// <summary>How many ints the set ranges over (not how many it holds).</summary>
    public int Length { get; }

    /// <summary>The words; the owner may write them as long as bits beyond <see cref="Length"/> stay clear.</summary>
    public Span<ulong> Words => _words;

    /// <summary>The number of 64-bit words for <paramref name="length"/> bits.</summary>
    public static int WordCount(int length) => (int)(((uint)length + 63) >> 6);

    public bool Get(int index) => (_words[index >> 6] & (1UL << index)) != 0;

    public void Set(int index) => _words[index >> 6] |= 1UL << index;

    public void Clear(int index) => _words[index >> 6] &= ~(1UL << index);

    /// <summary>Sets the bit and says whether it was set before.</summary>
    public bool GetAndSet(int index)
    {
        ref var word = ref _words[index >> 6];
        var bit = 1UL << index;
        var was = (word & bit) != 0;
        word |= bit;
        return was;
    }

    /// <summary>Sets every bit of [start, endExclusive).</summary>
    public void SetRange(int start, int endExclusive)
    {
        if (start >= endExclusive)
        {
            return;
        }

        var first = start >> 6;
        var last = (endExclusive - 1) >> 6;
        var firstMask = ulong.MaxValue << start;
        var lastMask = ulong.MaxValue >> -endExclusive;
        if (first == last)
        {
            _words[first] |= firstMask & lastMask;
            return;
        }

        _words[first] |= firstMask;
        _words.AsSpan(first + 1, last - first - 1).Fill(ulong.MaxValue);
        _words[last] |= lastMask;
    }

    /// <summary>Sets the bit of each index.</summary>
    public void SetAll(ReadOnlySpan<int> indexes)
    {
        var words = _words;
        foreach (var index in indexes)
        {
            words[index >> 6] |= 1UL << index;
        }
    }

    /// <summary>The same as <see cref="SetAll"/> for ascending indexes, faster where they lie close together.</summary>
    public void SetAllAscending(ReadOnlySpan<int> indexes)
    {
        const int MaxMarks = 1024;
        const int DenseStep = 12;
        if (Vector256.IsHardwareAccelerated && indexes.Length > 1 && indexes[^1] - indexes[0] < Math.Min(indexes.Length * DenseStep, MaxMarks - 64))
        {
            // A byte for each int, so that neighbours do not wait for each other's word; then 64 bytes become a word.
            Span<byte> marks = stackalloc byte[MaxMarks];
            SetDense(indexes, marks);
        }
        else
        {
            SetAll(indexes);
        }
    }

    public void ClearAll() => Array.Clear(_words);

    /// <summary>The number of ints in the set.</summary>
    public int Cardinality()
    {
        var count = 0;
        foreach (var word in _words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>The smallest member ≥ <paramref name="index"/>, or -1 when there is none. index may be Length or more.</summary>
    public int NextSetBit(int index)
    {
        if ((uint)index >= (uint)Length)
        {
            return -1;
        }

        var i = index >> 6;
        var word = _words[i] & (ulong.MaxValue << index);
        while (word == 0)
        {
            if (++i == _words.Length)
            {
                return -1;
            }

            word = _words[i];
        }

        return (i << 6) + BitOperations.TrailingZeroCount(word);
    }

    /// <summary>Intersects in place with a set of the same length.</summary>
    public void And(FixedBitSet other)
    {
        CheckSameLength(other);
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] &= other._words[i];
        }
    }

    /// <summary>Takes out the members of a set of the same length.</summary>
    public void AndNot(FixedBitSet other)
    {
        CheckSameLength(other);
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] &= ~other._words[i];
        }
    }

    /// <summary>Unites in place with a set of the same length.</summary>
    public void Or(FixedBitSet other)
    {
        CheckSameLength(other);
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] |= other._words[i];
        }
    }

    /// <summary>A copy that shares nothing.</summary>
    public FixedBitSet Clone() => new(Length, (ulong[])_words.Clone());

    private void SetDense(ReadOnlySpan<int> indexes, Span<byte> marks)
    {
        var first = indexes[0] >> 6;
        var start = first << 6;
        foreach (var index in indexes)
        {
            marks[index - start] = byte.MaxValue;
        }

        var halves = MemoryMarshal.Cast<byte, Vector256<byte>>(marks);
        var words = _words.AsSpan(first, (indexes[^1] >> 6) - first + 1);
        for (var w = 0; w < words.Length; w++)
        {
            words[w] |= halves[2 * w].ExtractMostSignificantBits() | ((ulong)halves[(2 * w) + 1].ExtractMostSignificantBits() << 32);
        }
    }

    private void CheckSameLength(FixedBitSet other)
    {
        if (other.Length != Length)
        {
            throw new ArgumentException($"bit sets of different lengths: {Length} and {other.Length}", nameof(other));
        }
    }
}
