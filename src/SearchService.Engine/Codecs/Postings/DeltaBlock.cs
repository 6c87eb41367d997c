using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>128 document deltas: a byte b and a <see cref="ForBlock"/>, or b = 0 alone when every delta is 1. Source: format
/// note, section 6.3.</summary>
public static class DeltaBlock
{
    private const int Size = PostingsFormat.BlockSize;

    /// <summary>Writes 128 deltas, none negative.</summary>
    public static void Encode(DataOutput output, ReadOnlySpan<int> deltas)
    {
        uint union = 0;
        foreach (var delta in deltas)
        {
            union |= (uint)delta;
        }

        if (union == 1 && !deltas.ContainsAnyExcept(1))
        {
            output.WriteByte(0);
            return;
        }

        var bits = BitMath.BitsRequired(union);
        output.WriteByte((byte)bits);
        ForBlock.Encode(output, deltas, bits);
    }

    /// <summary>Decodes a block into document ids, strictly ascending and below <paramref name="maxDoc"/>; returns its length in bytes.</summary>
    /// <param name="source">Begins with the block; may be longer.</param>
    /// <param name="previousDoc">The last document of the block before; -1 for the first block of a term, whose first delta may be 0.</param>
    /// <param name="maxDoc">All documents are below it.</param>
    /// <param name="docs">Receives 128 ids.</param>
    /// <param name="resource">Names the bytes in messages.</param>
    /// <exception cref="CorruptIndexException">The block is cut off, or its documents do not ascend below maxDoc.</exception>
    public static int DecodeDocs(ReadOnlySpan<byte> source, int previousDoc, int maxDoc, Span<int> docs, string resource)
    {
        docs = docs[..Size];
        var bits = source.Length > 0 ? source[0] : ForBlock.MaxBitsPerValue;
        var length = 1 + ForBlock.ByteLength(bits);
        if (bits > ForBlock.MaxBitsPerValue || source.Length < length)
        {
            CorruptIndexException.Throw($"document block of {bits} bits a delta does not fit: 31 bits and {source.Length} bytes are the limit", resource);
        }

        if (bits == 0)
        {
            docs.Fill(1);
        }
        else
        {
            ForBlock.Decode(source[1..], bits, docs);
        }

        var firstOfTerm = previousDoc < 0;
        var ascending = !docs[(firstOfTerm ? 1 : 0)..].Contains(0);
        var start = firstOfTerm ? 0 : previousDoc;
        PrefixSum.Apply(docs, start);

        // Only wide deltas can carry the sum past 31 bits; the first to do so is negative.
        var mayWrap = start + ((long)Size << bits) > int.MaxValue;
        if (!ascending || docs[^1] >= maxDoc || (mayWrap && docs.ContainsAnyExceptInRange(0, maxDoc - 1)))
        {
            CorruptIndexException.Throw($"documents after {previousDoc} do not ascend below maxDoc {maxDoc}; the last is {docs[^1]}", resource);
        }

        return length;
    }
}
