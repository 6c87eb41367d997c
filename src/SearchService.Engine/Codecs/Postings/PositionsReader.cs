using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The position deltas of one term, as one long sequence over all its documents. Seeking and skipping cost nothing until a
/// delta is asked for; whole blocks that are skipped are not decoded. Source: format note, section 6.8.</summary>
internal sealed class PositionsReader(IndexInput pos)
{
    private const int BlockSize = PostingsFormat.BlockSize;
    private const int NoBlock = -1;

    private readonly int[] _deltas = new int[BlockSize];
    private bool _hasPayloads;
    private bool _hasOffsets;
    private long _tailFP;
    private int _tailCount;

    private long _blockFP;
    private long _nextFP;
    private int _count;
    private int _index;
    private long _toSkip;

    /// <summary>The file, for messages.</summary>
    public string Name => pos.Name;

    /// <summary>Begins a term, before its first position.</summary>
    public void Reset(FieldInfo field, TermState state)
    {
        _hasPayloads = field.HasPayloads;
        _hasOffsets = field.HasOffsets;
        _tailCount = (int)(state.TotalTermFreq % BlockSize);
        _tailFP = state.TotalTermFreq < BlockSize ? state.PosStartFP
            : state.TotalTermFreq == BlockSize ? NoBlock
            : state.PosStartFP + state.LastPosBlockOffset;
        _blockFP = NoBlock;
        Seek(state.PosStartFP, 0);
    }

    /// <summary>Moves to the position number <paramref name="index"/> of the block at a file offset.</summary>
    public void Seek(long blockFP, int index)
    {
        _toSkip = index;
        if (blockFP == _blockFP)
        {
            _index = 0;
            return;
        }

        _blockFP = NoBlock;
        _nextFP = blockFP;
        _count = 0;
        _index = 0;
    }

    /// <summary>Leaves out the next <paramref name="count"/> positions.</summary>
    public void Skip(long count) => _toSkip += count;

    /// <summary>The next delta, not negative.</summary>
    /// <exception cref="CorruptIndexException">The positions are cut off, or fewer than the documents' frequencies say.</exception>
    public int NextDelta()
    {
        if (_toSkip > 0)
        {
            SkipPending();
        }

        if (_index == _count)
        {
            LoadBlock();
        }

        return _deltas[_index++];
    }

    private void SkipPending()
    {
        while (_toSkip >= _count - _index)
        {
            _toSkip -= _count - _index;
            _index = _count;
            if (_toSkip >= BlockSize && _nextFP != _tailFP)
            {
                _nextFP += PForBlock.Length(BlockBytes(), pos.Name);
                _toSkip -= BlockSize;
                _blockFP = NoBlock;
            }
            else if (_toSkip == 0)
            {
                return;
            }
            else
            {
                LoadBlock();
            }
        }

        _index += (int)_toSkip;
        _toSkip = 0;
    }

    private void LoadBlock()
    {
        var fp = _nextFP;
        if (fp == _tailFP && (_blockFP == _tailFP || _tailCount == 0))
        {
            CorruptIndexException.Throw($"the {_tailCount} positions at offset {_tailFP} are fewer than the frequencies say", pos.Name);
        }

        _blockFP = NoBlock;
        _index = 0;
        _count = 0;
        if (fp == _tailFP)
        {
            ReadTail();
            _count = _tailCount;
        }
        else
        {
            _nextFP += PForBlock.Decode(BlockBytes(), _deltas, pos.Name);
            _count = BlockSize;
        }

        _blockFP = fp;
    }

    private ReadOnlySpan<byte> BlockBytes()
    {
        var left = pos.Length - CodecUtil.FooterLength - _nextFP;
        return pos.SpanAt(_nextFP, (int)Math.Clamp(left, 0, PForBlock.MaxByteLength));
    }

    // Payloads and offsets stand between the deltas here; those of full blocks are in .pay.
    private void ReadTail()
    {
        var left = pos.Length - CodecUtil.FooterLength - _tailFP;
        var reader = new ByteReader(pos.SpanAt(_tailFP, (int)Math.Clamp(left, 0, int.MaxValue)), pos.Name);
        var payloadLength = 0;
        for (var i = 0; i < _tailCount; i++)
        {
            var code = reader.ReadVInt();
            if (_hasPayloads)
            {
                payloadLength = (code & 1) != 0 ? reader.ReadVInt() : payloadLength;
                reader.ReadSpan(payloadLength);
                code = code >>> 1;
            }

            if (_hasOffsets && (reader.ReadVInt() & 1) != 0)
            {
                reader.ReadVInt();
            }

            if (code < 0)
            {
                CorruptIndexException.Throw($"position delta {code} is negative before offset {_tailFP + reader.Position}", pos.Name);
            }

            _deltas[i] = code;
        }
    }
}
