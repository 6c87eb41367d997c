namespace SearchService.Engine.Store;

/// <summary>A <see cref="DataOutput"/> into a growing array: for parts whose length is written before them. Reset and reuse it.</summary>
public sealed class MemoryOutput : DataOutput
{
    public MemoryOutput(int initialBytes = 256)
        : base(Math.Max(16, initialBytes))
    {
    }

    /// <inheritdoc/>
    public override long Position => BufferedBytes;

    /// <summary>What was written since the last reset. Valid until the next write.</summary>
    public ReadOnlySpan<byte> WrittenSpan => Buffer.AsSpan(0, BufferedBytes);

    /// <summary>Forgets what was written and keeps the array.</summary>
    public void Reset() => BufferedBytes = 0;

    /// <summary>Cuts what was written down to its first <paramref name="length"/> bytes.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)BufferedBytes);
        BufferedBytes = length;
    }

    /// <inheritdoc/>
    public override void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (Buffer.Length - BufferedBytes < bytes.Length)
        {
            MakeRoom(bytes.Length);
        }

        bytes.CopyTo(Buffer.AsSpan(BufferedBytes));
        BufferedBytes += bytes.Length;
    }

    /// <summary>Appends what was written to another output.</summary>
    public void CopyTo(DataOutput output) => output.WriteBytes(WrittenSpan);

    private protected override void MakeRoom(int bytes) =>
        Array.Resize(ref Buffer, Math.Max(checked(BufferedBytes + bytes), (int)Math.Min(Buffer.Length * 2L, Array.MaxLength)));
}
