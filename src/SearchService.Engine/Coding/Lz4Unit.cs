using SearchService.Engine.Store;

namespace SearchService.Engine.Coding;

/// <summary>A unit of LZ4 blocks that share a preset dictionary, located but not decoded; <see cref="Lz4Format"/> draws it.
/// Any range of it can be decoded without the sub-blocks that it does not touch.</summary>
public readonly ref struct Lz4Unit
{
    private readonly ReadOnlySpan<byte> _sizes;
    private readonly ReadOnlySpan<byte> _blocks;
    private readonly int _dictionaryBytes;
    private readonly string _resource;

    private Lz4Unit(int length, int dictionaryLength, int blockLength, ReadOnlySpan<byte> sizes, ReadOnlySpan<byte> blocks, int dictionaryBytes, string resource)
    {
        Length = length;
        DictionaryLength = dictionaryLength;
        BlockLength = blockLength;
        _sizes = sizes;
        _blocks = blocks;
        _dictionaryBytes = dictionaryBytes;
        _resource = resource;
    }

    /// <summary>Decoded bytes.</summary>
    public int Length { get; }

    /// <summary>The first decoded bytes, which all sub-blocks may refer to.</summary>
    public int DictionaryLength { get; }

    /// <summary>Decoded bytes of every sub-block but the last.</summary>
    public int BlockLength { get; }

    /// <summary>Reads the sizes of a unit and moves behind all of it.</summary>
    /// <param name="reader">At the unit's first byte.</param>
    /// <param name="length">How many bytes it decodes to.</param>
    /// <param name="resource">Names the unit in messages.</param>
    /// <exception cref="CorruptIndexException">The sizes contradict each other or the bytes that are there.</exception>
    public static Lz4Unit Read(scoped ref ByteReader reader, int length, string resource)
    {
        var dictionaryLength = reader.ReadVInt();
        var blockLength = reader.ReadVInt();
        var dictionaryBytes = reader.ReadVInt();
        if (dictionaryLength < 0 || dictionaryLength > length || (blockLength <= 0 && dictionaryLength < length)
            || dictionaryBytes < 0 || dictionaryLength > (long)dictionaryBytes * Lz4Format.MaxExpansion)
        {
            CorruptIndexException.Throw(
                $"LZ4 unit of {length} bytes with a dictionary of {dictionaryLength} ({dictionaryBytes} encoded) and sub-blocks of {blockLength}", resource);
        }

        var sizesStart = reader;
        long encodedBytes = dictionaryBytes;
        for (long start = dictionaryLength; start < length; start += blockLength)
        {
            var size = reader.ReadVInt();
            var decoded = Math.Min(blockLength, length - start);
            encodedBytes += size;
            if (size < 0 || decoded > (long)size * Lz4Format.MaxExpansion || encodedBytes > reader.Remaining)
            {
                CorruptIndexException.Throw($"LZ4 sub-block of {decoded} bytes, {size} encoded, where {reader.Remaining} bytes are left", resource);
            }
        }

        if (encodedBytes > reader.Remaining)
        {
            CorruptIndexException.Throw($"LZ4 unit has {encodedBytes} encoded bytes where {reader.Remaining} are left", resource);
        }

        var sizes = sizesStart.ReadSpan(reader.Position - sizesStart.Position);
        return new Lz4Unit(length, dictionaryLength, blockLength, sizes, reader.ReadSpan((int)encodedBytes), dictionaryBytes, resource);
    }

    /// <summary>The room that <see cref="DecodeRange"/> needs for a range.</summary>
    public int RangeBufferLength(int start, int endExclusive) =>
        endExclusive <= DictionaryLength ? endExclusive : endExclusive - SkippedBytes(start);

    /// <summary>Decodes [start, endExclusive) and no sub-block beyond. Returns where in the buffer the range begins.</summary>
    /// <param name="start">At least 0.</param>
    /// <param name="endExclusive">At most <see cref="Length"/>.</param>
    /// <param name="buffer">At least <see cref="RangeBufferLength"/> bytes.</param>
    /// <exception cref="CorruptIndexException">A block that was decoded is damaged.</exception>
    public int DecodeRange(int start, int endExclusive, Span<byte> buffer)
    {
        var encodedDictionary = _blocks[.._dictionaryBytes];
        if (endExclusive <= DictionaryLength)
        {
            Lz4Decoder.DecodePrefix(encodedDictionary, default, buffer[..endExclusive], _resource);
            return start;
        }

        // The buffer holds the dictionary and behind it the unit's bytes from the first sub-block that is needed.
        var dictionary = buffer[..DictionaryLength];
        DecodeWhole(encodedDictionary, default, dictionary);
        var skipped = SkippedBytes(start);
        var sizes = new ByteReader(_sizes, _resource);
        var encodedStart = _dictionaryBytes;
        for (long next = DictionaryLength; next < endExclusive; next += BlockLength)
        {
            var blockStart = (int)next;
            var encoded = _blocks.Slice(encodedStart, sizes.ReadVInt());
            encodedStart += encoded.Length;
            if (blockStart < DictionaryLength + skipped)
            {
                continue;
            }

            var length = Math.Min(Math.Min(BlockLength, Length - blockStart), endExclusive - blockStart);
            var isWhole = length == Math.Min(BlockLength, Length - blockStart);
            if (blockStart == DictionaryLength + skipped)
            {
                var taken = Lz4Decoder.DecodeBehind(encoded, buffer[..(DictionaryLength + length)], DictionaryLength, !isWhole, _resource);
                CheckTaken(encoded, isWhole ? taken : encoded.Length);
            }
            else if (isWhole)
            {
                DecodeWhole(encoded, dictionary, buffer.Slice(blockStart - skipped, length));
            }
            else
            {
                Lz4Decoder.DecodePrefix(encoded, dictionary, buffer.Slice(blockStart - skipped, length), _resource);
            }
        }

        return start - skipped;
    }

    // The decoded bytes of the sub-blocks before the one that holds start.
    private int SkippedBytes(int start) =>
        start <= DictionaryLength ? 0 : (start - DictionaryLength) / BlockLength * BlockLength;

    private void DecodeWhole(ReadOnlySpan<byte> encoded, ReadOnlySpan<byte> dictionary, Span<byte> destination) =>
        CheckTaken(encoded, Lz4Decoder.Decode(encoded, dictionary, destination, _resource));

    private void CheckTaken(ReadOnlySpan<byte> encoded, int taken)
    {
        if (taken != encoded.Length)
        {
            CorruptIndexException.Throw($"LZ4 block of {encoded.Length} bytes ends after {taken}", _resource);
        }
    }
}
