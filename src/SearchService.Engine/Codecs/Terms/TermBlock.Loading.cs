using SearchService.Engine.Coding;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <content>From bytes to a block: every count and length is checked here, before anything is allocated for it.</content>
internal sealed partial class TermBlock
{
    private const int MaxBytesPerLength = 5 + 9;

    /// <summary>Goes before the first entry of the block at an offset, which must end before <paramref name="limit"/>.</summary>
    /// <exception cref="CorruptIndexException">There is no sound block.</exception>
    public void Load(long fp, long limit)
    {
        if (_loaded && fp == _fp)
        {
            Rewind();
            return;
        }

        if (fp < 0 || fp >= limit)
        {
            CorruptIndexException.Throw($"block at {fp}, expected below {limit}", terms.Name);
        }

        _loaded = false;
        _fp = fp;
        var reader = new ByteReader(terms.SpanAt(fp, (int)Math.Min(int.MaxValue, limit - fp)), terms.Name);
        var code = reader.ReadVInt();
        _entryCount = code >>> 1;
        IsLastInFloor = (code & 1) != 0;
        if (_entryCount == 0 || _entryCount > reader.Remaining)
        {
            CorruptIndexException.Throw($"block at {fp} claims {_entryCount} entries", terms.Name);
        }

        LoadSuffixes(ref reader);
        LoadLengths(ref reader);
        _statsAt = LocatePart(ref reader, out _statsBytes);
        _metadataAt = LocatePart(ref reader, out _metadataBytes);
        EndFP = fp + reader.Position;
        _loaded = true;
        Rewind();
        ForgetStates();
    }

    private void LoadSuffixes(ref ByteReader reader)
    {
        var code = reader.ReadVLong();
        var length = code >> BlockTreeFormat.SuffixesFlagBits;
        _isLeaf = (code & BlockTreeFormat.SuffixesLeaf) != 0;
        var compression = (int)code & BlockTreeFormat.SuffixesCompressionMask;
        if (length > (long)_entryCount * BlockTreeFormat.MaxTermBytes || length > MaxUnpackedBytes(compression, reader.Remaining))
        {
            CorruptIndexException.Throw($"block at {_fp} with {_entryCount} entries claims {length} suffix bytes", terms.Name);
        }

        _suffixBytes = (int)length;
        if (compression == BlockTreeFormat.SuffixesRaw)
        {
            _suffixesAt = reader.Position;
            reader.ReadSpan(_suffixBytes);
            return;
        }

        _suffixesAt = -1;
        EnsureCapacity(ref _suffixBuffer, _suffixBytes);
        if (compression == BlockTreeFormat.SuffixesLowercaseAscii)
        {
            LowercaseAscii.Decompress(ref reader, _suffixBuffer.AsSpan(0, _suffixBytes), terms.Name);
        }
        else if (compression == BlockTreeFormat.SuffixesLZ4)
        {
            var start = reader.Position;
            reader.Position = start + Lz4Decoder.Decode(reader.ReadSpan(reader.Remaining), [], _suffixBuffer.AsSpan(0, _suffixBytes), terms.Name);
        }
        else
        {
            CorruptIndexException.Throw($"block at {_fp} has suffix compression {compression}, expected 0 to 2", terms.Name);
        }
    }

    // A byte of packed ASCII is at most 4/3 bytes, one of LZ4 at most 255.
    private static long MaxUnpackedBytes(int compression, int packedBytes) => compression switch
    {
        BlockTreeFormat.SuffixesRaw => packedBytes,
        BlockTreeFormat.SuffixesLowercaseAscii => 2L * packedBytes,
        _ => Math.Min(Array.MaxLength, 255L * packedBytes),
    };

    private void LoadLengths(ref ByteReader reader)
    {
        var code = reader.ReadVInt();
        _lengthBytes = code >>> 1;
        _fixedLength = NotFixed;
        if (_lengthBytes < _entryCount || _lengthBytes > (long)_entryCount * MaxBytesPerLength)
        {
            CorruptIndexException.Throw($"block at {_fp} with {_entryCount} entries claims {_lengthBytes} length bytes", terms.Name);
        }

        if ((code & 1) == 0)
        {
            _lengthsAt = reader.Position;
            reader.ReadSpan(_lengthBytes);
            return;
        }

        var value = reader.ReadByte();
        if (_isLeaf && value < 0x80 && _lengthBytes == _entryCount && (long)value * _entryCount == _suffixBytes)
        {
            _fixedLength = value;
            return;
        }

        _lengthsAt = -1;
        EnsureCapacity(ref _lengthBuffer, _lengthBytes);
        _lengthBuffer.AsSpan(0, _lengthBytes).Fill(value);
    }

    private static int LocatePart(ref ByteReader reader, out int length)
    {
        length = reader.ReadVInt();
        var position = reader.Position;
        reader.ReadSpan(length);
        return position;
    }

    private static void EnsureCapacity(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new byte[Math.Max(length, (int)Math.Min(2L * buffer.Length, Array.MaxLength))];
        }
    }
}
