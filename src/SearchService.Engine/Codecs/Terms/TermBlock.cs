using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>One block of the terms dictionary and a cursor over its entries. Loading another block reuses it. Suffixes stay in
/// the mapped file unless they are compressed; statistics and metadata are decoded only as far as they are asked for. Layout:
/// <see cref="BlockTreeFormat"/>.</summary>
internal sealed partial class TermBlock(IndexInput terms, FieldInfo field, PostingsReader postings)
{
    private const int NotFixed = -1;

    private bool _loaded;
    private long _fp;
    private int _entryCount;
    private bool _isLeaf;

    // Suffixes and lengths: in the file at an offset from _fp, or in a buffer (offset -1).
    private int _suffixesAt;
    private int _suffixBytes;
    private byte[] _suffixBuffer = [];
    private int _lengthsAt;
    private int _lengthBytes;
    private byte[] _lengthBuffer = [];
    private int _fixedLength;
    private int _statsAt;
    private int _statsBytes;
    private int _metadataAt;
    private int _metadataBytes;

    // The cursor: on an entry, or before the first (_entry -1).
    private int _entry;
    private int _suffixStart;
    private int _suffixLength;
    private int _lengthPosition;
    private int _termOrd;

    // How far statistics and metadata are decoded: up to and including term _decoded.
    private TermState? _state;
    private int _decoded;
    private int _statsPosition;
    private int _metadataPosition;
    private int _singletons;

    /// <summary>File offset of the block.</summary>
    public long FP => _fp;

    /// <summary>File offset behind the block: where the next floor block of the prefix is.</summary>
    public long EndFP { get; private set; }

    /// <summary>True when no floor block of the prefix follows.</summary>
    public bool IsLastInFloor { get; private set; }

    /// <summary>True when the current entry is a sub-block, false when it is a term.</summary>
    public bool IsOnSubBlock { get; private set; }

    /// <summary>File offset of the current sub-block's first block, always below <see cref="FP"/>.</summary>
    public long SubBlockFP { get; private set; }

    /// <summary>What the current entry has behind the block's prefix.</summary>
    public ReadOnlySpan<byte> Suffix => Suffixes.Slice(_suffixStart, _suffixLength);

    private ReadOnlySpan<byte> Suffixes =>
        _suffixesAt < 0 ? _suffixBuffer.AsSpan(0, _suffixBytes) : terms.SpanAt(_fp + _suffixesAt, _suffixBytes);

    private ReadOnlySpan<byte> Lengths =>
        _lengthsAt < 0 ? _lengthBuffer.AsSpan(0, _lengthBytes) : terms.SpanAt(_fp + _lengthsAt, _lengthBytes);

    /// <summary>Moves to the next entry; false behind the last one.</summary>
    public bool NextEntry()
    {
        if (_entry + 1 >= _entryCount)
        {
            return false;
        }

        _suffixStart += _suffixLength;
        if (_fixedLength != NotFixed)
        {
            _suffixLength = _fixedLength;
            _termOrd++;
        }
        else
        {
            var lengths = new ByteReader(Lengths, terms.Name) { Position = _lengthPosition };
            ReadEntry(ref lengths);
            _lengthPosition = lengths.Position;
        }

        _entry++;
        if (_suffixLength > _suffixBytes - _suffixStart)
        {
            ThrowSuffix();
        }

        return true;
    }

    /// <summary>Moves to the first entry, term or sub-block, whose suffix is not less than this one; false when all are less. The
    /// cursor must be before the first entry.</summary>
    public bool SeekCeil(ReadOnlySpan<byte> suffix, out bool isEqual)
    {
        if (_fixedLength != NotFixed)
        {
            return SeekFixed(suffix, out isEqual);
        }

        var suffixes = Suffixes;
        var lengths = new ByteReader(Lengths, terms.Name);
        int firstByte = suffix.IsEmpty ? 0 : suffix[0];
        for (var i = 0; i < _entryCount; i++)
        {
            _suffixStart += _suffixLength;
            ReadEntry(ref lengths);
            if ((uint)_suffixLength > (uint)(suffixes.Length - _suffixStart))
            {
                ThrowSuffix();
            }

            if (_suffixLength > 0 && suffixes[_suffixStart] < firstByte)
            {
                continue;
            }

            var order = suffixes.Slice(_suffixStart, _suffixLength).SequenceCompareTo(suffix);
            if (order >= 0)
            {
                _entry = i;
                _lengthPosition = lengths.Position;
                isEqual = order == 0;
                return true;
            }
        }

        _entry = _entryCount;
        isEqual = false;
        return false;
    }

    /// <summary>Moves to the sub-block entry that leads to an offset.</summary>
    /// <exception cref="CorruptIndexException">There is none.</exception>
    public void SeekSubBlock(long subBlockFP)
    {
        do
        {
            if (!NextEntry())
            {
                CorruptIndexException.Throw($"block at {_fp} has no entry for the sub-block at {subBlockFP}, to which the index leads", terms.Name);
            }
        }
        while (!IsOnSubBlock || SubBlockFP != subBlockFP);
    }

    /// <summary>The state of the current term, decoded now if it was not yet. Valid until the next call or load.</summary>
    public TermState GetState(int maxDocFreq, long maxTotalTermFreq)
    {
        if (_state is null || _decoded > _termOrd)
        {
            ForgetStates();
        }

        var state = _state ??= new TermState();
        if (_decoded == _termOrd)
        {
            return state;
        }

        var stats = new ByteReader(terms.SpanAt(_fp + _statsAt, _statsBytes), terms.Name) { Position = _statsPosition };
        var metadata = new ByteReader(terms.SpanAt(_fp + _metadataAt, _metadataBytes), terms.Name) { Position = _metadataPosition };
        for (; _decoded < _termOrd; _decoded++)
        {
            ReadStats(ref stats, state);
            if (state.DocFreq <= 0 || state.DocFreq > maxDocFreq || state.TotalTermFreq < state.DocFreq || state.TotalTermFreq > maxTotalTermFreq)
            {
                ThrowStats(state, maxDocFreq, maxTotalTermFreq);
            }

            postings.DecodeTerm(ref metadata, field, state, absolute: _decoded < 0);
        }

        _statsPosition = stats.Position;
        _metadataPosition = metadata.Position;
        return state;
    }

    private void Rewind()
    {
        _entry = -1;
        _suffixStart = 0;
        _suffixLength = 0;
        _lengthPosition = 0;
        _termOrd = -1;
        IsOnSubBlock = false;
    }

    private void ForgetStates()
    {
        _decoded = -1;
        _statsPosition = 0;
        _metadataPosition = 0;
        _singletons = 0;
    }

    private void ReadEntry(ref ByteReader lengths)
    {
        var code = lengths.ReadVInt();
        if (_isLeaf)
        {
            _suffixLength = code;
            _termOrd++;
            return;
        }

        _suffixLength = code >>> 1;
        IsOnSubBlock = (code & 1) != 0;
        if (!IsOnSubBlock)
        {
            _termOrd++;
            return;
        }

        var delta = lengths.ReadVLong();
        SubBlockFP = _fp - delta;
        if (delta <= 0 || SubBlockFP < 0 || _suffixLength == 0)
        {
            ThrowSubBlock();
        }
    }

    private bool SeekFixed(ReadOnlySpan<byte> suffix, out bool isEqual)
    {
        var suffixes = Suffixes;
        var low = 0;
        var high = _entryCount;
        isEqual = false;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = suffixes.Slice(middle * _fixedLength, _fixedLength).SequenceCompareTo(suffix);
            if (order < 0)
            {
                low = middle + 1;
                continue;
            }

            high = middle;
            isEqual |= order == 0;
        }

        _entry = low;
        _termOrd = low;
        _suffixStart = low * _fixedLength;
        _suffixLength = low < _entryCount ? _fixedLength : 0;
        return low < _entryCount;
    }

    private void ReadStats(ref ByteReader stats, TermState state)
    {
        if (_singletons == 0)
        {
            var code = stats.ReadVInt();
            if ((code & 1) == 0)
            {
                state.DocFreq = code >>> 1;
                state.TotalTermFreq = field.HasFreqs ? state.DocFreq + stats.ReadVLong() : state.DocFreq;
                return;
            }

            _singletons = (code >>> 1) + 1;
        }

        _singletons--;
        state.DocFreq = 1;
        state.TotalTermFreq = 1;
    }

    [DoesNotReturn]
    private void ThrowStats(TermState state, int maxDocFreq, long maxTotalTermFreq) => throw new CorruptIndexException(
        $"term {_decoded + 1} of block at {_fp} has docFreq {state.DocFreq} and totalTermFreq {state.TotalTermFreq}, the field {maxDocFreq} and {maxTotalTermFreq}",
        terms.Name);

    [DoesNotReturn]
    private void ThrowSubBlock() =>
        throw new CorruptIndexException($"block at {_fp} has a sub-block at {SubBlockFP} with a suffix of {_suffixLength} bytes", terms.Name);

    private void ThrowSuffix() =>
        CorruptIndexException.Throw($"block at {_fp} has a suffix of {_suffixLength} bytes at {_suffixStart} of {_suffixBytes}", terms.Name);
}
