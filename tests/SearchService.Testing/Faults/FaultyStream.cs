using SearchService.Engine.Store;

namespace SearchService.Testing;

/// <summary>Writes a file of a <see cref="FaultyDirectory"/>.</summary>
internal sealed class FaultyStream(FaultyDirectory directory, string name, DiskFile file) : AppendStream
{
    private bool _closed;

    public override long Length => file.Length;

    public override void Write(ReadOnlySpan<byte> buffer) => directory.Write(name, file, buffer);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!_closed)
        {
            _closed = true;
            directory.Close(name);
        }
    }
}
