using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The members of a bit set, which must not change meanwhile.</summary>
internal sealed class BitSetIterator : DocIdSetIterator
{
    private readonly FixedBitSet _set;
    private int _docId = -1;

    public BitSetIterator(FixedBitSet set)
    {
        _set = set;
        Cost = set.Cardinality();
    }

    public override int DocId => _docId;

    public override long Cost { get; }

    public override int NextDoc() => _docId == NoMoreDocs ? NoMoreDocs : Advance(_docId + 1);

    public override int Advance(int target)
    {
        var next = _set.NextSetBit(target);
        return _docId = next < 0 ? NoMoreDocs : next;
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
}
