using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace SearchService.Engine.Store;

/// <summary>A file mapped read-only into memory, or bytes pinned in memory: the one place that holds a pointer. Ranges are
/// checked here. The owner must dispose it after its last reader is done; a read after that is a bug that the mapping cannot
/// catch, which is why readers count their references.</summary>
public sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? _map;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte[]? _pinned;
    private byte* _pointer;

    private MappedFile(MemoryMappedFile map, MemoryMappedViewAccessor view, long length)
    {
        _map = map;
        _view = view;
        Length = length;
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        _pointer = pointer + view.PointerOffset;
    }

    private MappedFile(byte[] pinned)
    {
        _pinned = pinned;
        Length = pinned.Length;
        _pointer = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(
            ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(pinned));
    }

    /// <summary>Bytes in the file.</summary>
    public long Length { get; }

    /// <summary>Maps a whole file. The file must not be shortened while it is mapped: index files never are.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="CorruptIndexException">A folder is in its place.</exception>
    public static MappedFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            CorruptIndexException.Throw("a folder is in the file's place", Path.GetFileName(path));
        }

        // Opening a pipe waits for somebody who writes into it, and a device may have no end: like an empty file they have no length.
        var found = new FileInfo(path);
        if (found.Exists && found.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
        {
            found = target;
        }

        if (found is { Exists: true, Length: 0 })
        {
            return FromBytes([]);
        }

        using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(handle);
        if (length == 0)
        {
            return FromBytes([]);
        }

        // The map keeps its own reference to the open file, so that the handle may go.
        var map = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        try
        {
            return new MappedFile(map, map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), length);
        }
        catch
        {
            map.Dispose();
            throw;
        }
    }

    /// <summary>A copy of the bytes in pinned memory, for directories that live in memory.</summary>
    public static MappedFile FromBytes(ReadOnlySpan<byte> bytes)
    {
        var pinned = GC.AllocateUninitializedArray<byte>(Math.Max(1, bytes.Length), pinned: true);
        if (pinned.Length != bytes.Length)
        {
            return new MappedFile([]);
        }

        bytes.CopyTo(pinned);
        return new MappedFile(pinned);
    }

    /// <summary>The bytes [offset, offset + length), not copied. Valid until the file is disposed.</summary>
    public ReadOnlySpan<byte> Span(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), $"[{offset}, {offset + length}) is not within {Length} bytes");
        }

        return new ReadOnlySpan<byte>(_pointer + offset, length);
    }

    /// <summary>Unmaps the file. Calling it twice is legal.</summary>
    public void Dispose()
    {
        if (_pointer == null)
        {
            return;
        }

        _pointer = null;
        if (_view is not null)
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _map!.Dispose();
        }

        GC.KeepAlive(_pinned);
    }

    // The caller has checked the range.
    internal byte ByteUnchecked(long offset) => _pointer[offset];

    internal ReadOnlySpan<byte> SpanUnchecked(long offset, int length) => new(_pointer + offset, length);
}
