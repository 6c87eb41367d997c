using SearchService.Engine.Coding;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The terms of one field, as its record in .tmd describes them. Layout: <see cref="BlockTreeFormat"/>.</summary>
internal sealed class BlockTreeTerms : Terms
{
    private readonly IndexInput _terms;
    private readonly PostingsReader _postings;
    private readonly byte[] _min;
    private readonly byte[] _max;

    // Whose buffers have grown: for the next look-up, unless several go on at once.
    private TermSeeker? _spare;

    /// <summary>Reads the record at the cursor of <paramref name="meta"/>.</summary>
    /// <param name="meta">The .tmd file.</param>
    /// <param name="index">The .tip file.</param>
    /// <param name="terms">The .tim file without its footer.</param>
    /// <param name="postings">Decodes what terms lead to.</param>
    /// <param name="state">The segment.</param>
    public BlockTreeTerms(IndexInput meta, IndexInput index, IndexInput terms, PostingsReader postings, SegmentReadState state)
    {
        _terms = terms;
        _postings = postings;
        var number = meta.ReadVInt();
        FieldInfo = state.FieldInfos.Find(number)
            ?? throw new CorruptIndexException($"field number {number} before offset {meta.Position} is not in the field infos", meta.Name);
        Size = meta.ReadVLong();
        var rootCode = meta.ReadSpan(meta.ReadVInt());
        SumTotalTermFreq = FieldInfo.HasFreqs ? meta.ReadVLong() : 0;
        SumDocFreq = meta.ReadVLong();
        SumTotalTermFreq = FieldInfo.HasFreqs ? SumTotalTermFreq : SumDocFreq;
        DocCount = meta.ReadVInt();
        _min = meta.ReadSpan(meta.ReadVInt()).ToArray();
        _max = meta.ReadSpan(meta.ReadVInt()).ToArray();
        var indexStart = meta.ReadVLong();
        Index = FstReader.Open(meta, index, indexStart);
        if (!FieldInfo.IsIndexed || Size <= 0 || DocCount <= 0 || DocCount > state.SegmentInfo.MaxDoc || SumDocFreq < DocCount || SumTotalTermFreq < SumDocFreq)
        {
            CorruptIndexException.Throw(
                $"field {FieldInfo} with index options {FieldInfo.IndexOptions} has {Size} terms, docCount {DocCount} of {state.SegmentInfo.MaxDoc}, sumDocFreq {SumDocFreq}, sumTotalTermFreq {SumTotalTermFreq}",
                meta.Name);
        }

        RootPointer = Index.EmptyOutput ?? [];
        if (!rootCode.SequenceEqual(RootPointer))
        {
            CorruptIndexException.Throw($"field {FieldInfo} has root code {Convert.ToHexString(rootCode)}, the index says {Convert.ToHexString(RootPointer)}", meta.Name);
        }
    }

    /// <inheritdoc/>
    public override FieldInfo FieldInfo { get; }

    /// <inheritdoc/>
    public override long Size { get; }

    /// <inheritdoc/>
    public override long SumTotalTermFreq { get; }

    /// <inheritdoc/>
    public override long SumDocFreq { get; }

    /// <inheritdoc/>
    public override int DocCount { get; }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Min => _min;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Max => _max;

    /// <summary>From block prefixes to block pointers.</summary>
    public FstReader Index { get; }

    /// <summary>The pointer of the empty prefix.</summary>
    public byte[] RootPointer { get; }

    /// <summary>The end of the bytes that can be blocks, as a file offset.</summary>
    public long BlocksEnd => _terms.Length;

    /// <summary>The file of the blocks, for messages.</summary>
    public string Resource => _terms.Name;

    /// <inheritdoc/>
    public override TermEntry? Find(ReadOnlySpan<byte> term)
    {
        var seeker = Interlocked.Exchange(ref _spare, null) ?? new TermSeeker(this);
        var entry = seeker.Seek(term) ? new BlockTreeTermEntry(FieldInfo, _postings, StateIn(seeker.Block)) : null;
        Volatile.Write(ref _spare, seeker);
        return entry;
    }

    /// <inheritdoc/>
    public override TermsEnum GetEnumerator() => new BlockTreeTermsEnum(this, _postings);

    /// <summary>The state of the term that a block stands on.</summary>
    public TermState StateIn(TermBlock block) => block.GetState(DocCount, SumTotalTermFreq);

    /// <summary>A new, unloaded block of the field.</summary>
    public TermBlock CreateBlock() => new(_terms, FieldInfo, _postings);
}
