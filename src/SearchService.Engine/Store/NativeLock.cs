using System.Runtime.Versioning;

namespace SearchService.Engine.Store;

/// <summary>An operating-system lock on an empty file, of the kind that excludes a Java writer too. On Linux it belongs to the
/// process, so a table of held paths, without links, keeps two writers of this process apart. Source: format note, section 0.4.</summary>
internal sealed class NativeLock : IndexLock
{
    private static readonly HashSet<string> Held = new(StringComparer.Ordinal);

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly DateTime _createdUtc;
    private bool _released;

    private NativeLock(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
        _createdUtc = File.GetLastWriteTimeUtc(path);
    }

    [UnsupportedOSPlatformGuard("macos")]
    [UnsupportedOSPlatformGuard("freebsd")]
    private static bool HasRangeLocks => !OperatingSystem.IsMacOS() && !OperatingSystem.IsFreeBSD();

    public static NativeLock Obtain(string path)
    {
        path = RealPath.Of(path);
        lock (Held)
        {
            if (!Held.Add(path))
            {
                throw new LockObtainFailedException($"'{Path.GetFileName(path)}' is held by another writer of this process");
            }
        }

        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            if (HasRangeLocks)
            {
                stream.Lock(0, 0);
            }

            return new NativeLock(path, stream);
        }
        catch (Exception e)
        {
            stream?.Dispose();
            Release(path);
            // A file that cannot even be opened is held by nobody; on Windows its holder may be why.
            if (e is IOException or UnauthorizedAccessException && (stream is not null || OperatingSystem.IsWindows()))
            {
                throw new LockObtainFailedException($"'{Path.GetFileName(path)}' cannot be locked: another process is writing this index ({e.Message})");
            }

            throw;
        }
    }

    public override void EnsureValid()
    {
        ObjectDisposedException.ThrowIf(_released, this);
        var info = new FileInfo(_path);
        if (!info.Exists || info.Length != 0 || info.LastWriteTimeUtc != _createdUtc)
        {
            throw new IOException($"the lock file '{info.Name}' was replaced or changed by somebody else: writing stops");
        }
    }

    public override void Dispose()
    {
        if (!_released)
        {
            _released = true;
            _stream.Dispose();
            Release(_path);
        }
    }

    private static void Release(string path)
    {
        lock (Held)
        {
            Held.Remove(path);
        }
    }
}
