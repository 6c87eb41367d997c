using System.Diagnostics;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

// How blocks come into the buffers and are left again.
public sealed partial class BlockDocsEnum
{
    /// <summary>By document of the current block, counted from its first: how many occurrences the documents before it have there; at the end
    /// those of all. Only where <see cref="HasSmallFreqs"/>. Valid until the next block.</summary>
    internal ReadOnlySpan<int> FreqStarts
    {
        get
        {
            if (!_startsReady)
            {
                SumFreqs();
            }

            return _starts.AsSpan(0, _count + 1);
        }
    }

    /// <summary>The sum of the frequencies of documents of the current block.</summary>
    internal long SumOfFreqs(int fromIndex, int endExclusive)
    {
        if (_startsReady)
        {
            return _starts![endExclusive] - _starts[fromIndex];
        }

        if (!_freqsReady)
        {
            LoadFreqs();
        }

        var sum = 0L;
        foreach (var freq in _freqs.AsSpan(fromIndex, endExclusive - fromIndex))
        {
            sum += freq;
        }

        return sum;
    }

    // Before the next block is loaded: where it is, and how many positions this one has.
    private void LeaveBlock()
    {
        if (_countsPositions && _count > 0)
        {
            if (!_freqsReady)
            {
                LoadFreqs();
            }

            PositionsBeforeBlock += SumOfFreqs(0, _count);
        }

        if (_nextFP < 0)
        {
            _nextFP = _freqFP + PForBlock.Length(BytesAt(_freqFP, PForBlock.MaxByteLength), _input.Name);
        }
    }

    private void LoadBlock(int count)
    {
        var previous = _blockLast;
        _block++;
        _count = count;
        _freqsReady = false;
        _startsReady = false;
        if (_state.DocFreq == 1)
        {
            LoadSingleton();
        }
        else if (count == BlockSize)
        {
            var length = DeltaBlock.DecodeDocs(BytesAt(_nextFP, MaxBlockBytes), previous, _maxDoc, _docs, _input.Name);
            _freqFP = _nextFP + length;
            _nextFP = _field.HasFreqs ? -1 : _freqFP;
        }
        else
        {
            LoadTail(previous);
        }

        _blockLast = _docs[count - 1];
    }

    private void LoadSingleton()
    {
        _docs[0] = _state.SingletonDocId;
        _freqs[0] = _wantsFreqs ? _freqBound : 1;
        _freqsReady = true;
    }

    private void LoadTail(int previous)
    {
        var left = _input.Length - CodecUtil.FooterLength - _nextFP;
        var reader = new ByteReader(_input.SpanAt(_nextFP, (int)Math.Clamp(left, 0, BlockSize * 10)), _input.Name);
        var hasFreqs = _field.HasFreqs;
        var doc = Math.Max(previous, 0);
        for (var i = 0; i < _count; i++)
        {
            var code = reader.ReadVInt();
            var delta = hasFreqs ? code >>> 1 : code;
            var freq = !hasFreqs || (code & 1) != 0 ? 1 : reader.ReadVInt();
            var leastDelta = i == 0 && previous < 0 ? 0 : 1;
            if (delta < leastDelta || delta >= _maxDoc - doc || freq <= 0 || freq > _freqBound)
            {
                CorruptIndexException.Throw(
                    $"after document {doc} of maxDoc {_maxDoc}: delta {delta}, frequency {freq} of at most {_freqBound} before offset {_nextFP + reader.Position}",
                    _input.Name);
            }

            doc += delta;
            _docs[i] = doc;
            _freqs[i] = _wantsFreqs ? freq : 1;
        }

        _freqsReady = true;
    }

    private void LoadFreqs()
    {
        Debug.Assert(_count > 0, "a frequency was asked for off a document");
        if (!_wantsFreqs)
        {
            _freqs.AsSpan().Fill(1);
        }
        else
        {
            _nextFP = _freqFP + PForBlock.Decode(BytesAt(_freqFP, PForBlock.MaxByteLength), _freqs, _input.Name);
            if (_freqs.AsSpan().ContainsAnyExceptInRange(1, _freqBound))
            {
                CorruptIndexException.Throw($"frequencies at offset {_freqFP} are not all in [1, {_freqBound}]", _input.Name);
            }
        }

        _freqsReady = true;
    }

    private void SumFreqs()
    {
        Debug.Assert(HasSmallFreqs, "the sum of a block might not be an int");
        if (!_freqsReady)
        {
            LoadFreqs();
        }

        _starts ??= new int[BlockSize + 1];
        var ends = _starts.AsSpan(1, _count);
        _freqs.AsSpan(0, _count).CopyTo(ends);
        PrefixSum.Apply(ends, 0);
        _startsReady = true;
    }

    private ReadOnlySpan<byte> BytesAt(long fileOffset, int atMost)
    {
        var left = _input.Length - CodecUtil.FooterLength - fileOffset;
        return _input.SpanAt(fileOffset, (int)Math.Clamp(left, 0, atMost));
    }
}
