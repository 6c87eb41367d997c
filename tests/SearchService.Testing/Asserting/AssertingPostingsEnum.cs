using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Testing;

/// <summary>Postings that check their contract on both sides: how they are used, and what the wrapped ones answer.</summary>
public sealed class AssertingPostingsEnum : PostingsEnum
{
    private readonly PostingsEnum _inner;
    private readonly PostingsFlags _flags;
    private readonly bool _hasPositions;
    private readonly IterationContract _contract;
    private int _positionsRead;
    private int _lastPosition;

    /// <param name="inner">The postings, before the first document.</param>
    /// <param name="flags">What they were asked for with.</param>
    /// <param name="hasPositions">Whether the field has positions.</param>
    public AssertingPostingsEnum(PostingsEnum inner, PostingsFlags flags, bool hasPositions)
    {
        _inner = inner;
        _flags = flags;
        _hasPositions = hasPositions;
        _contract = new IterationContract("postings", inner);
    }

    public override int DocId => _contract.Check(_inner.DocId);

    public override long Cost => _inner.Cost;

    public override int Freq
    {
        get
        {
            _contract.RequireDocument();
            var freq = _inner.Freq;
            _contract.Require(freq >= 1, $"frequency {freq}");
            _contract.Require((_flags & PostingsFlags.Freqs) != 0 || freq == 1, $"frequency {freq}, not asked for");
            return freq;
        }
    }

    public override int NextDoc() => Moved(_contract.NextDoc());

    public override int Advance(int target) => Moved(_contract.Advance(target));

    public override int NextPosition()
    {
        _contract.RequireDocument();
        if (!_hasPositions || (_flags & PostingsFlags.Positions) != PostingsFlags.Positions)
        {
            _contract.Require(_inner.NextPosition() == -1, "a position that was not asked for");
            return -1;
        }

        _contract.Require(++_positionsRead <= _inner.Freq, $"position {_positionsRead} of {_inner.Freq}");
        var position = _inner.NextPosition();
        _contract.Require(position >= _lastPosition, $"position {position} after {_lastPosition}");
        return _lastPosition = position;
    }

    public override int Fill(Span<int> docIds, int endExclusive)
    {
        var count = _contract.Fill(docIds, endExclusive, (ids, end) => _inner.Fill(ids, end));
        Moved(_inner.DocId);
        return count;
    }

    public override int Fill(Span<int> docIds, Span<int> freqs, int endExclusive)
    {
        _contract.Require(freqs.Length == docIds.Length, "spans of different lengths");
        var copy = new int[freqs.Length];
        var count = _contract.Fill(docIds, endExclusive, (ids, end) => _inner.Fill(ids, copy, end));
        copy.AsSpan(0, count).CopyTo(freqs);
        Moved(_inner.DocId);
        return count;
    }

    public override void IntoBitSet(FixedBitSet set, int endExclusive)
    {
        _contract.IntoBitSet(set, endExclusive);
        Moved(_inner.DocId);
    }

    private int Moved(int docId)
    {
        _positionsRead = 0;
        _lastPosition = 0;
        return docId;
    }
}
