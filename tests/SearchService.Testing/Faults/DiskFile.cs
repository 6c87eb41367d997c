namespace SearchService.Testing;

/// <summary>A file of a <see cref="FaultyDirectory"/>: its bytes, and how many of them are durable.</summary>
internal sealed class DiskFile
{
    private const int BlockBytes = 512;

    private readonly MemoryStream _content = new();
    private int _durableBytes;

    public int Length => (int)_content.Length;

    public ReadOnlySpan<byte> Content => _content.GetBuffer().AsSpan(0, Length);

    public void Append(ReadOnlySpan<byte> bytes) => _content.Write(bytes);

    public void Sync() => _durableBytes = Length;

    public byte[] AfterPowerLoss(Survival survival, Random random)
    {
        if (survival == Survival.Everything || _durableBytes == Length)
        {
            return Content.ToArray();
        }

        if (survival == Survival.SyncedOnly)
        {
            return Content[.._durableBytes].ToArray();
        }

        // A file grows before its last block is there.
        var torn = Content[..random.Next(_durableBytes, Length + 1)].ToArray();
        torn.AsSpan(Math.Max(_durableBytes, torn.Length - random.Next(BlockBytes))).Clear();
        return torn;
    }
}
