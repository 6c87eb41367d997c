using SearchService.Engine.Store;

namespace SearchService.Engine.Coding;

/// <summary>An FST in a mapped file: where its bytes are and where walks begin. Immutable; walks by several threads are safe.
/// Layout: <see cref="FstFormat"/>.
/// <code>
/// FstMeta --> Header("FST", 7), AcceptsEmpty (u8), [EmptyLength (vint), bytes reversed], InputType (u8), StartNode (vlong), ByteCount (vlong)
/// </code></summary>
public sealed class FstReader
{
    private readonly IndexInput _bytes;
    private readonly int _startNode;

    private FstReader(IndexInput bytes, int startNode, byte[]? emptyOutput)
    {
        _bytes = bytes;
        _startNode = startNode;
        EmptyOutput = emptyOutput;
    }

    /// <summary>The output of the empty key; null when it is no key.</summary>
    public byte[]? EmptyOutput { get; }

    /// <summary>The bytes of the FST in its file.</summary>
    public long LengthBytes => _bytes.Length;

    /// <summary>Reads the meta record at the cursor of <paramref name="meta"/>; the FST's bytes begin at an offset of <paramref name="file"/>.</summary>
    /// <exception cref="CorruptIndexException">The record is damaged, or the bytes are not within the file.</exception>
    public static FstReader Open(IndexInput meta, IndexInput file, long offset)
    {
        CodecUtil.CheckHeader(meta, FstFormat.Codec, FstFormat.MinVersion, FstFormat.Version);
        var emptyOutput = meta.ReadByte() switch
        {
            0 => null,
            1 => ReadEmptyOutput(meta),
            var other => throw new CorruptIndexException($"FST flag before offset {meta.Position} is {other}, expected 0 or 1", meta.Name),
        };
        var inputType = meta.ReadByte();
        if (inputType != FstFormat.InputTypeByte1)
        {
            CorruptIndexException.Throw($"FST input type before offset {meta.Position} is {inputType}, expected {FstFormat.InputTypeByte1}", meta.Name);
        }

        var startNode = meta.ReadVLong();
        var length = meta.ReadVLong();
        if (length > int.MaxValue || startNode < 0 || (startNode > 0 && startNode >= length))
        {
            CorruptIndexException.Throw($"FST before offset {meta.Position} has {length} bytes and starts at {startNode}", meta.Name);
        }

        return new FstReader(file.Slice("FST", offset, length), (int)startNode, emptyOutput);
    }

    /// <summary>A new walk from the root.</summary>
    public FstCursor GetCursor() => new(_bytes.SpanAt(0, (int)_bytes.Length), _startNode, _bytes.Name);

    /// <summary>The output of a key, or null when it is none. Allocates: for tests and tools.</summary>
    public byte[]? Find(ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty)
        {
            return EmptyOutput;
        }

        var output = new List<byte>();
        var cursor = GetCursor();
        foreach (var label in key)
        {
            if (!cursor.Move(label))
            {
                return null;
            }

            AddReversed(output, cursor.ReversedOutput);
        }

        AddReversed(output, cursor.ReversedFinalOutput);
        return cursor.IsFinal ? [.. output] : null;
    }

    private static void AddReversed(List<byte> output, ReadOnlySpan<byte> reversed)
    {
        for (var i = reversed.Length - 1; i >= 0; i--)
        {
            output.Add(reversed[i]);
        }
    }

    // The length and the bytes are reversed together, so that the number is behind the bytes, itself read downwards.
    private static byte[] ReadEmptyOutput(IndexInput meta)
    {
        var reversed = meta.ReadSpan(meta.ReadCount(1)).ToArray();
        reversed.AsSpan().Reverse();
        var reader = new ByteReader(reversed, meta.Name);
        var length = reader.ReadVInt();
        if (length != reader.Remaining)
        {
            CorruptIndexException.Throw($"empty output before offset {meta.Position} has {reader.Remaining} bytes, expected {length}", meta.Name);
        }

        return reader.ReadSpan(length).ToArray();
    }
}
