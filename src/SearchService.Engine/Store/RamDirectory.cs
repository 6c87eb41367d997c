using System.Collections.Concurrent;

namespace SearchService.Engine.Store;

/// <summary>A directory in memory, for tests and small transient indexes. (Lucene's ByteBuffersDirectory.)</summary>
public sealed class RamDirectory : IndexDirectory
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RamLock> _locks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string[] ListAll()
    {
        var names = _files.Keys.ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <inheritdoc/>
    public override long FileLength(string name) => Find(name).Length;

    /// <inheritdoc/>
    public override IndexOutput CreateOutput(string name)
    {
        CheckName(name);
        if (!_files.TryAdd(name, []))
        {
            throw new IOException($"the file '{name}' exists already");
        }

        return new IndexOutput(name, new FileBuffer(this, name));
    }

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name) => new(name, MappedFile.FromBytes(Find(name)));

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
        {
            Find(name);
        }
    }

    /// <inheritdoc/>
    public override void SyncMetadata()
    {
    }

    /// <inheritdoc/>
    public override void Rename(string source, string target)
    {
        CheckName(target);
        if (!_files.TryAdd(target, Find(source)))
        {
            throw new IOException($"the file '{target}' exists already");
        }

        _files.TryRemove(source, out _);
    }

    /// <inheritdoc/>
    public override void DeleteFile(string name)
    {
        CheckName(name);
        if (!_files.TryRemove(name, out _))
        {
            throw new FileNotFoundException($"no file '{name}' to delete", name);
        }
    }

    /// <inheritdoc/>
    public override IndexLock ObtainLock(string name)
    {
        var held = new RamLock(this, name);
        return _locks.TryAdd(name, held)
            ? held
            : throw new LockObtainFailedException($"'{name}' is held by another writer");
    }

    /// <summary>The bytes of a file, for tests that look at them or damage them.</summary>
    public byte[] GetFile(string name) => (byte[])Find(name).Clone();

    /// <summary>Puts bytes in place of a file's, or creates it.</summary>
    public void SetFile(string name, ReadOnlySpan<byte> bytes) => _files[name] = bytes.ToArray();

    private byte[] Find(string name)
    {
        CheckName(name);
        return _files.TryGetValue(name, out var bytes) ? bytes : throw new FileNotFoundException($"no file '{name}'", name);
    }

    private sealed class FileBuffer(RamDirectory directory, string name) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && directory._files.ContainsKey(name))
            {
                directory._files[name] = ToArray();
            }

            base.Dispose(disposing);
        }
    }

    private sealed class RamLock(RamDirectory directory, string name) : IndexLock
    {
        public override void EnsureValid()
        {
            if (!directory._locks.TryGetValue(name, out var holder) || holder != this)
            {
                throw new IOException($"the lock '{name}' was lost");
            }
        }

        public override void Dispose() => directory._locks.TryRemove(new KeyValuePair<string, RamLock>(name, this));
    }
}
