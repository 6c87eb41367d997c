using SearchService.Engine.Store;

namespace SearchService.Engine.Coding;

/// <summary>Writes units of LZ4 blocks that share a preset dictionary; <see cref="Lz4Format"/> draws them. Owns its buffers:
/// after the first units, writing allocates nothing. One thread at a time.</summary>
public sealed class Lz4UnitWriter
{
    private readonly Lz4Encoder _encoder = new();
    private readonly int[] _blockBytes = new int[Lz4Format.SubBlocks];
    private byte[] _window = [];
    private byte[] _encoded = [];

    /// <summary>Encodes the bytes as one unit.</summary>
    public void Write(ReadOnlySpan<byte> bytes, DataOutput output)
    {
        var dictionaryLength = bytes.Length / Lz4Format.DictionaryFraction;
        var blockLength = (bytes.Length - dictionaryLength + Lz4Format.SubBlocks - 1) / Lz4Format.SubBlocks;
        Grow(ref _window, dictionaryLength + blockLength);
        Grow(ref _encoded, Lz4Format.MaxBlockLength(bytes.Length) + (Lz4Format.SubBlocks * Lz4Format.MaxBlockLength(0)));

        var dictionary = bytes[..dictionaryLength];
        dictionary.CopyTo(_window);
        _encoder.Prime([]);
        var dictionaryBytes = _encoder.Encode(dictionary, 0, _encoded);
        _encoder.Prime(dictionary);
        var encodedBytes = dictionaryBytes;
        var blocks = 0;
        for (var start = dictionaryLength; start < bytes.Length; start += blockLength)
        {
            var block = bytes[start..Math.Min(bytes.Length, start + blockLength)];
            block.CopyTo(_window.AsSpan(dictionaryLength));
            _blockBytes[blocks] = _encoder.Encode(_window.AsSpan(0, dictionaryLength + block.Length), dictionaryLength, _encoded.AsSpan(encodedBytes));
            encodedBytes += _blockBytes[blocks++];
        }

        output.WriteVInt(dictionaryLength);
        output.WriteVInt(blockLength);
        output.WriteVInt(dictionaryBytes);
        for (var i = 0; i < blocks; i++)
        {
            output.WriteVInt(_blockBytes[i]);
        }

        output.WriteBytes(_encoded.AsSpan(0, encodedBytes));
    }

    private static void Grow(ref byte[] array, int length)
    {
        if (array.Length < length)
        {
            array = new byte[length + (length / 8)];
        }
    }
}
