using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace SearchService.Articles;

/// <summary>A path as Linux takes it: in UTF-8, with a zero byte behind it.</summary>
internal readonly ref struct NativePath
{
    /// <summary>Room for nearly all paths.</summary>
    public const int OrdinaryBytes = 1024;

    private readonly Span<byte> _bytes;
    private readonly byte[]? _rented;

    /// <param name="path">The path.</param>
    /// <param name="buffer">Where it is written if there is room.</param>
    public NativePath(ReadOnlySpan<char> path, Span<byte> buffer)
    {
        var maxLength = Encoding.UTF8.GetMaxByteCount(path.Length) + 1;
        _bytes = maxLength <= buffer.Length ? buffer : _rented = ArrayPool<byte>.Shared.Rent(maxLength);
        _bytes[Encoding.UTF8.GetBytes(path, _bytes)] = 0;
    }

    /// <summary>The first byte.</summary>
    public ref readonly byte Start => ref MemoryMarshal.GetReference(_bytes);

    /// <summary>Gives back what was needed beyond the buffer.</summary>
    public void Dispose()
    {
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
    }
}
