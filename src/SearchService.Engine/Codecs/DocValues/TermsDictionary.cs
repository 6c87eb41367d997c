using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Coding;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The distinct values of a sorted column, opened. Immutable and safe for use by several threads;
/// <see cref="TermsDictionaryCursor"/> looks values up. <see cref="TermsDictionaryFormat"/> draws the bytes.</summary>
public sealed class TermsDictionary
{
    private readonly DirectMonotonicReader _blockAddresses;
    private readonly DirectMonotonicReader _keyAddresses;
    private readonly IndexInput _keys;

    private TermsDictionary(int count, int maxTermLength, IndexInput terms, DirectMonotonicReader blockAddresses, IndexInput keys, DirectMonotonicReader keyAddresses)
    {
        Count = count;
        MaxTermLength = maxTermLength;
        Terms = terms;
        _blockAddresses = blockAddresses;
        _keys = keys;
        _keyAddresses = keyAddresses;
    }

    /// <summary>The number of values.</summary>
    public int Count { get; }

    /// <summary>The length in bytes of the longest value.</summary>
    public int MaxTermLength { get; }

    /// <summary>Names the dictionary in messages.</summary>
    internal string Name => Terms.Name;

    internal IndexInput Terms { get; }

    internal long BlockCount => _blockAddresses.Count;

    internal long KeyCount => _keyAddresses.Count - 1;

    /// <summary>A new cursor.</summary>
    public TermsDictionaryCursor OpenCursor() => new(this);

    /// <summary>Reads the metadata at the cursor, moves behind it, and opens the dictionary.</summary>
    /// <exception cref="CorruptIndexException">Sizes, shifts or regions contradict each other or the data file.</exception>
    internal static TermsDictionary Read(IndexInput meta, IndexInput data)
    {
        var count = meta.ReadVLong();
        var blockShift = meta.ReadInt();
        var monotonicShift = meta.ReadInt();
        if (count is < 0 or > int.MaxValue || blockShift != TermsDictionaryFormat.BlockShift)
        {
            CorruptIndexException.Throw($"{count} terms in blocks of 2^{blockShift} before offset {meta.Position}, expected 2^{TermsDictionaryFormat.BlockShift}", meta.Name);
        }

        var blockMeta = DirectMonotonicMeta.Read(meta, DirectMonotonicFormat.BlockCount(count, blockShift), monotonicShift);
        var maxTermLength = meta.ReadInt();
        var terms = ReadRegion(meta, data, "terms");
        var blockAddresses = new DirectMonotonicReader(blockMeta, ReadRegion(meta, data, "term addresses"));

        // Every term takes a byte at least, and every byte of the longest stands there once, if only as part of a term before it.
        if (count > terms.Length || maxTermLength < 0 || maxTermLength > terms.Length)
        {
            CorruptIndexException.Throw($"{count} terms of up to {maxTermLength} bytes in {terms.Length} bytes", meta.Name);
        }

        var indexShift = meta.ReadInt();
        if (indexShift != TermsDictionaryFormat.IndexShift)
        {
            CorruptIndexException.Throw($"index shift before offset {meta.Position} is {indexShift}, expected {TermsDictionaryFormat.IndexShift}", meta.Name);
        }

        var keyMeta = DirectMonotonicMeta.Read(meta, 1 + DirectMonotonicFormat.BlockCount(count, indexShift), monotonicShift);
        var keys = ReadRegion(meta, data, "term index");
        var keyAddresses = new DirectMonotonicReader(keyMeta, ReadRegion(meta, data, "term index addresses"));
        return new TermsDictionary((int)count, maxTermLength, terms, blockAddresses, keys, keyAddresses);
    }

    internal long BlockAddress(long block) => _blockAddresses.Get(block);

    internal ReadOnlySpan<byte> Key(long index)
    {
        var start = _keyAddresses.Get(index);
        var length = _keyAddresses.Get(index + 1) - start;
        if (length < 0 || length > MaxTermLength)
        {
            ThrowKeyLength(index, length);
        }

        return _keys.SpanAt(start, (int)length);
    }

    private static IndexInput ReadRegion(IndexInput meta, IndexInput data, string name)
    {
        var offset = meta.ReadLong();
        return data.Slice(name, offset, meta.ReadLong());
    }

    [DoesNotReturn]
    private void ThrowKeyLength(long index, long length) =>
        throw new CorruptIndexException($"key {index} has {length} bytes, the longest term {MaxTermLength}", _keys.Name);
}
