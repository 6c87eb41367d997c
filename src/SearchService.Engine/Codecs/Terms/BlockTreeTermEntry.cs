using SearchService.Engine.Model;

namespace SearchService.Engine.Codecs;

/// <summary>A term that was found, with a copy of its state.</summary>
internal sealed class BlockTreeTermEntry : TermEntry
{
    private readonly FieldInfo _field;
    private readonly PostingsReader _postings;
    private readonly TermState _state = new();

    /// <param name="field">The term's field.</param>
    /// <param name="postings">Reads what the state leads to.</param>
    /// <param name="state">Not kept.</param>
    public BlockTreeTermEntry(FieldInfo field, PostingsReader postings, TermState state)
    {
        _field = field;
        _postings = postings;
        _state.CopyFrom(state);
    }

    /// <inheritdoc/>
    public override int DocFreq => _state.DocFreq;

    /// <inheritdoc/>
    public override long TotalTermFreq => _state.TotalTermFreq;

    /// <inheritdoc/>
    public override PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags) => _postings.Postings(_field, _state, reuse, flags);

    /// <inheritdoc/>
    public override ImpactsEnum Impacts(PostingsFlags flags) => _postings.Impacts(_field, _state, flags);
}
