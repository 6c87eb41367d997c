namespace SearchService.Engine.Inspection;

/// <summary>What reading a term's postings one after the other showed: what every other way of reading them is compared with.
/// Grows with what is really there, not with what a damaged dictionary claims.</summary>
internal sealed class ScannedPostings
{
    private int[] _docs = new int[16];
    private int[] _freqs = new int[16];
    private int[] _positionHashes = new int[16];

    public int Count { get; private set; }

    /// <summary>The documents, ascending.</summary>
    public ReadOnlySpan<int> Docs => _docs.AsSpan(0, Count);

    /// <summary>Their frequencies.</summary>
    public ReadOnlySpan<int> Freqs => _freqs.AsSpan(0, Count);

    /// <summary>A hash of the positions in each document; 0 where there are none.</summary>
    public ReadOnlySpan<int> PositionHashes => _positionHashes.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int docId, int freq, int positionHash)
    {
        if (Count == _docs.Length)
        {
            var length = (int)Math.Min((long)Count * 2, Array.MaxLength);
            Array.Resize(ref _docs, length);
            Array.Resize(ref _freqs, length);
            Array.Resize(ref _positionHashes, length);
        }

        _docs[Count] = docId;
        _freqs[Count] = freq;
        _positionHashes[Count++] = positionHash;
    }
}
