using System.Runtime.ExceptionServices;

namespace SearchService.Engine.Store;

/// <summary>Writes one index file, front to back, and keeps its CRC-32 as it goes. Disposing closes the file; it does not
/// sync it (<see cref="IndexDirectory.Sync"/> does).</summary>
public sealed class IndexOutput : DataOutput, IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly Stream _stream;
    private long _flushedBytes;
    private uint _crc;
    private bool _closed;

    /// <param name="name">The file's name, for messages.</param>
    /// <param name="stream">Where the bytes go; owned.</param>
    public IndexOutput(string name, Stream stream)
        : base(BufferBytes)
    {
        Name = name;
        _stream = stream;
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override long Position => _flushedBytes + BufferedBytes;

    /// <summary>The CRC-32 of all bytes written so far.</summary>
    public uint GetChecksum()
    {
        Flush();
        return _crc;
    }

    /// <inheritdoc/>
    public override void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < BufferBytes)
        {
            base.WriteBytes(bytes);
            return;
        }

        Flush();
        Emit(bytes);
    }

    /// <summary>Writes what is buffered and closes the file.</summary>
    public void Dispose()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        try
        {
            Flush();
        }
        finally
        {
            _stream.Dispose();
        }
    }

    /// <summary>Closes all of them, even if closing one fails; then the first failure is thrown.</summary>
    public static void CloseAll(params ReadOnlySpan<IDisposable?> outputs)
    {
        ExceptionDispatchInfo? failure = null;
        foreach (var output in outputs)
        {
            try
            {
                output?.Dispose();
            }
            catch (Exception e)
            {
                failure ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        failure?.Throw();
    }

    private protected override void MakeRoom(int bytes) => Flush();

    private void Flush()
    {
        var buffered = Buffer.AsSpan(0, BufferedBytes);
        BufferedBytes = 0;
        Emit(buffered);
    }

    private void Emit(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        _crc = Crc32.Append(_crc, bytes);
        _stream.Write(bytes);
        _flushedBytes += bytes.Length;
    }
}
