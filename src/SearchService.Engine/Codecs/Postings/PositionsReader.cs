using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The position deltas of one term, as one long sequence over all its documents. Seeking and skipping cost nothing until a
/// delta is asked for; whole blocks that are skipped are not decoded. Source: format note, section 6.8.</summary>
internal sealed class PositionsReader(IndexInput pos)
{
    private const int BlockSize = PostingsFormat.BlockSize;
    private const int NoBlock = -1;

    /// <summary>So many values are behind the deltas that are handed out, of no meaning: vectors can be read from every delta on.</summary>
    public const int Padding = 8;

    // The block read last, from _blockIndex on, and what is still wanted of those before it.
    private int[] _deltas = new int[BlockSize + Padding];
    private int _blockIndex;
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
            _index = _blockIndex;
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

    /// <summary>The next deltas, none negative, and the <see cref="Padding"/>. Valid until the next call.</summary>
    /// <exception cref="CorruptIndexException">The positions are cut off, or fewer than the documents' frequencies say.</exception>
    public ReadOnlySpan<int> NextDeltas(int count)
    {
        if (_toSkip > 0)
        {
            SkipPending();
        }

        while (_count - _index < count)
        {
            LoadBlock();
        }

        var deltas = _deltas.AsSpan(_index, count + Padding);
        _index += count;
        return deltas;
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
        KeepRest();
        var block = _deltas.AsSpan(_count, BlockSize);
        _blockIndex = _count;
        if (fp == _tailFP)
        {
            ReadTail(block);
            _count += _tailCount;
        }
        else
        {
            _nextFP += PForBlock.Decode(BlockBytes(), block, pos.Name);
            _count += BlockSize;
        }

        _blockFP = fp;
    }

    // Moves what has not been taken to the front, and makes room for another block behind it.
    private void KeepRest()
    {
        var rest = _deltas.AsSpan(_index, _count - _index);
        var deltas = _deltas;
        if (rest.Length + BlockSize + Padding > deltas.Length)
        {
            deltas = new int[Math.Max(2 * deltas.Length, rest.Length + BlockSize + Padding)];
        }

        rest.CopyTo(deltas);
        _deltas = deltas;
        _count = rest.Length;
        _index = 0;
    }

    private ReadOnlySpan<byte> BlockBytes()
    {
        var left = pos.Length - CodecUtil.FooterLength - _nextFP;
        return pos.SpanAt(_nextFP, (int)Math.Clamp(left, 0, PForBlock.MaxByteLength));
    }

    // Payloads and offsets stand between the deltas here; those of full blocks are in .pay.
    private void ReadTail(Span<int> deltas)
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

            deltas[i] = code;
        }
    }
}
