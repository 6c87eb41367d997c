namespace SearchService.Engine.Codecs;

/// <summary>A term, or a finished block, that waits to become an entry of a block. Reused.</summary>
internal sealed class PendingEntry
{
    private byte[] _key = new byte[16];
    private int _length;

    /// <summary>The term, or the block's prefix.</summary>
    public ReadOnlySpan<byte> Key => _key.AsSpan(0, _length);

    /// <summary>True for a block; then <see cref="BlockFP"/> counts, else <see cref="State"/>.</summary>
    public bool IsBlock { get; private set; }

    /// <summary>File offset of the (first floor) block.</summary>
    public long BlockFP { get; private set; }

    /// <summary>The term's statistics and the way to its postings.</summary>
    public TermState State { get; } = new();

    public void SetTerm(ReadOnlySpan<byte> term)
    {
        SetKey(term);
        IsBlock = false;
        State.Clear();
    }

    public void SetBlock(ReadOnlySpan<byte> prefix, long blockFP)
    {
        SetKey(prefix);
        IsBlock = true;
        BlockFP = blockFP;
    }

    /// <summary>The first byte behind a prefix of the key, or <see cref="BlockTreeFormat.NoLabel"/>.</summary>
    public int LeadLabel(int prefixLength) => _length == prefixLength ? BlockTreeFormat.NoLabel : _key[prefixLength];

    private void SetKey(ReadOnlySpan<byte> key)
    {
        if (_key.Length < key.Length)
        {
            _key = new byte[Math.Max(key.Length, _key.Length * 2)];
        }

        key.CopyTo(_key);
        _length = key.Length;
    }
}
