using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The files of one compound file as a directory that can only be read. It owns the one mapping of the .cfs; the
/// inputs it opens are slices of it, which disposing does not unmap. Dispose it last.</summary>
public sealed class CompoundDirectory : IndexDirectory
{
    private readonly IndexInput _data;
    private readonly SortedDictionary<string, CompoundEntry> _entries;

    internal CompoundDirectory(IndexInput data, SortedDictionary<string, CompoundEntry> entries)
    {
        _data = data;
        _entries = entries;
    }

    /// <summary>The full names of the packed files, in ordinal order.</summary>
    public override string[] ListAll() => [.. _entries.Keys];

    /// <inheritdoc/>
    public override long FileLength(string name) => Find(name).LengthBytes;

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name)
    {
        var entry = Find(name);
        return _data.Slice(name, entry.Offset, entry.LengthBytes);
    }

    /// <summary>Reads the whole .cfs and compares its checksum. The packed files have checksums of their own.</summary>
    public void CheckIntegrity() => CodecUtil.ChecksumEntireFile(_data);

    /// <exception cref="NotSupportedException">Always: a compound file is read-only.</exception>
    public override IndexOutput CreateOutput(string name) => throw ReadOnly();

    /// <exception cref="NotSupportedException">Always: a compound file is read-only.</exception>
    public override void Sync(IReadOnlyCollection<string> names) => throw ReadOnly();

    /// <exception cref="NotSupportedException">Always: a compound file is read-only.</exception>
    public override void SyncMetadata() => throw ReadOnly();

    /// <exception cref="NotSupportedException">Always: a compound file is read-only.</exception>
    public override void Rename(string source, string target) => throw ReadOnly();

    /// <exception cref="NotSupportedException">Always: a compound file is read-only.</exception>
    public override void DeleteFile(string name) => throw ReadOnly();

    /// <exception cref="NotSupportedException">Always: a compound file is read-only.</exception>
    public override IndexLock ObtainLock(string name) => throw ReadOnly();

    /// <summary>Unmaps the .cfs.</summary>
    public override void Dispose()
    {
        _data.Dispose();
        base.Dispose();
    }

    private CompoundEntry Find(string name) =>
        _entries.TryGetValue(name, out var entry) ? entry : throw new FileNotFoundException($"no file '{name}' in {_data.Name}", name);

    private NotSupportedException ReadOnly() => new($"the compound file {_data.Name} is read-only");
}
