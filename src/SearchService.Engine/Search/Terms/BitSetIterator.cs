using System.Numerics;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The members of a bit set, which must not change meanwhile.</summary>
internal sealed class BitSetIterator : DocIdSetIterator
{
    private readonly FixedBitSet _set;
    private int _docId = -1;

    public BitSetIterator(FixedBitSet set)
        : this(set, set.Cardinality())
    {
    }

    /// <param name="set">The members.</param>
    /// <param name="count">How many there are.</param>
    public BitSetIterator(FixedBitSet set, int count) => (_set, Cost) = (set, count);

    /// <summary>All members, wherever the iterator is. Not to be changed.</summary>
    public FixedBitSet Set => _set;

    public override int DocId => _docId;

    public override long Cost { get; }

    public override int NextDoc() => _docId == NoMoreDocs ? NoMoreDocs : Advance(_docId + 1);

    public override int Advance(int target)
    {
        var next = _set.NextSetBit(target);
        return _docId = next < 0 ? NoMoreDocs : next;
    }

    public override int Fill(Span<int> docIds, int endExclusive)
    {
        var count = 0;
        var end = Math.Min(endExclusive, _set.Length);
        while (_docId < end && count < docIds.Length)
        {
            count += FillFromWord(docIds[count..], end);
        }

        return count;
    }

    public override void IntoBitSet(FixedBitSet set, int endExclusive)
    {
        var from = _docId >> 6;
        var to = Math.Min(endExclusive, _set.Length) >> 6;

        // Whole words in the middle; bit by bit in the word where the range begins and in the one where it ends.
        if (_docId == NoMoreDocs || to - from < 2)
        {
            base.IntoBitSet(set, endExclusive);
            return;
        }

        base.IntoBitSet(set, (from + 1) << 6);
        var words = _set.Words;
        var target = set.Words;
        for (var i = from + 1; i < to; i++)
        {
            target[i] |= words[i];
        }

        if (_docId < to << 6)
        {
            Advance(to << 6);
        }

        base.IntoBitSet(set, endExclusive);
    }

    // The members from the current one on in its word, as far as they lie before the end; at least one. Moves behind them.
    private int FillFromWord(Span<int> docIds, int endExclusive)
    {
        var first = _docId & ~63;
        var word = _set.Words[_docId >> 6] & (ulong.MaxValue << _docId);
        if (endExclusive - first < 64)
        {
            word &= (1UL << (endExclusive - first)) - 1;
        }

        var count = 0;
        for (; word != 0 && count < docIds.Length; word &= word - 1)
        {
            docIds[count++] = first + BitOperations.TrailingZeroCount(word);
        }

        Advance(docIds[count - 1] + 1);
        return count;
    }
}
