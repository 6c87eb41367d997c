using SearchService.Engine.Coding;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Writes single blocks of the terms dictionary to .tim. Layout: <see cref="BlockTreeFormat"/>.</summary>
internal sealed class TermBlockWriter(IndexOutput terms)
{
    // What short suffixes save is not worth unpacking them: Lucene's conditions but for the prefix, where it demands 3. From 2 on
    // the .tim of 3,000 articles is 15 % smaller; the blocks with shorter ones are few and read most.
    private const int MinPrefixToCompress = 2;
    private const int MinSuffixToPack = 2;
    private const int MinSuffixForLZ4 = 6;

    private readonly TermStateWriter _states = new();
    private readonly MemoryOutput _suffixes = new();
    private readonly MemoryOutput _lengths = new();
    private readonly MemoryOutput _stats = new();
    private readonly MemoryOutput _metadata = new();
    private readonly MemoryOutput _compressed = new();
    private Lz4Encoder? _lz4;
    private byte[] _lz4Bytes = [];
    private int _singletons;

    /// <summary>File offset of the next block.</summary>
    public long Position => terms.Position;

    /// <summary>Writes entries, which share a prefix, as a block at <see cref="Position"/>; returns whether any is a term.</summary>
    public bool Write(FieldInfo field, int prefixLength, ReadOnlySpan<PendingEntry> entries, bool lastInFloor)
    {
        var blockFP = terms.Position;
        var termCount = 0;
        foreach (var entry in entries)
        {
            termCount += entry.IsBlock ? 0 : 1;
        }

        var isLeaf = termCount == entries.Length;
        Collect(field, prefixLength, entries, isLeaf, blockFP);
        terms.WriteVInt((entries.Length << 1) | (lastInFloor ? 1 : 0));
        WriteSuffixes(prefixLength, entries.Length, isLeaf);
        WriteLengths();
        WriteWithLength(_stats);
        WriteWithLength(_metadata);
        return termCount > 0;
    }

    private void Collect(FieldInfo field, int prefixLength, ReadOnlySpan<PendingEntry> entries, bool isLeaf, long blockFP)
    {
        _suffixes.Reset();
        _lengths.Reset();
        _stats.Reset();
        _metadata.Reset();
        var isFirst = true;
        foreach (var entry in entries)
        {
            var suffix = entry.Key[prefixLength..];
            _suffixes.WriteBytes(suffix);
            if (entry.IsBlock)
            {
                _lengths.WriteVInt((suffix.Length << 1) | 1);
                _lengths.WriteVLong(blockFP - entry.BlockFP);
                continue;
            }

            _lengths.WriteVInt(isLeaf ? suffix.Length : suffix.Length << 1);
            AddStats(field, entry.State);
            _states.Write(_metadata, field, entry.State, isFirst);
            isFirst = false;
        }

        FlushSingletons();
    }

    private void AddStats(FieldInfo field, TermState state)
    {
        if (state.DocFreq == 1 && (!field.HasFreqs || state.TotalTermFreq == 1))
        {
            _singletons++;
            return;
        }

        FlushSingletons();
        _stats.WriteVInt(state.DocFreq << 1);
        if (field.HasFreqs)
        {
            _stats.WriteVLong(state.TotalTermFreq - state.DocFreq);
        }
    }

    private void FlushSingletons()
    {
        if (_singletons > 0)
        {
            _stats.WriteVInt(((_singletons - 1) << 1) | 1);
            _singletons = 0;
        }
    }

    private void WriteSuffixes(int prefixLength, int entryCount, bool isLeaf)
    {
        var suffixes = _suffixes.WrittenSpan;
        var compression = prefixLength < MinPrefixToCompress ? BlockTreeFormat.SuffixesRaw : Compress(suffixes, entryCount);
        terms.WriteVLong(((long)suffixes.Length << BlockTreeFormat.SuffixesFlagBits) | (isLeaf ? BlockTreeFormat.SuffixesLeaf : 0L) | (long)compression);
        terms.WriteBytes(compression == BlockTreeFormat.SuffixesRaw ? suffixes : _compressed.WrittenSpan);
    }

    private int Compress(ReadOnlySpan<byte> suffixes, int entryCount)
    {
        _compressed.Reset();
        if (suffixes.Length > MinSuffixForLZ4 * (long)entryCount && TryLZ4(suffixes))
        {
            return BlockTreeFormat.SuffixesLZ4;
        }

        return suffixes.Length > MinSuffixToPack * (long)entryCount && LowercaseAscii.TryCompress(suffixes, _compressed)
            ? BlockTreeFormat.SuffixesLowercaseAscii
            : BlockTreeFormat.SuffixesRaw;
    }

    // Packed ASCII saves a quarter for sure, and is faster to unpack.
    private bool TryLZ4(ReadOnlySpan<byte> suffixes)
    {
        _lz4 ??= new Lz4Encoder();
        var maxLength = Lz4Format.MaxBlockLength(suffixes.Length);
        if (_lz4Bytes.Length < maxLength)
        {
            _lz4Bytes = new byte[maxLength];
        }

        var length = _lz4.Encode(suffixes, 0, _lz4Bytes);
        if (length >= suffixes.Length - (suffixes.Length >> 2))
        {
            return false;
        }

        _compressed.WriteBytes(_lz4Bytes.AsSpan(0, length));
        return true;
    }

    private void WriteLengths()
    {
        var lengths = _lengths.WrittenSpan;
        var allEqual = !lengths.ContainsAnyExcept(lengths[0]);
        terms.WriteVInt((lengths.Length << 1) | (allEqual ? 1 : 0));
        terms.WriteBytes(allEqual ? lengths[..1] : lengths);
    }

    private void WriteWithLength(MemoryOutput part)
    {
        terms.WriteVInt((int)part.Position);
        part.CopyTo(terms);
    }
}
