namespace SearchService.Engine.Codecs;

/// <summary>Looks terms of a field up: one walk through the index and a search of one block. Allocates nothing once its buffers have
/// grown. One thread at a time.</summary>
internal sealed class TermSeeker(BlockTreeTerms terms)
{
    private readonly BlockFinder _finder = new(terms);

    /// <summary>The block that <see cref="Seek"/> last looked into; on the term when it was there.</summary>
    public TermBlock Block { get; } = terms.CreateBlock();

    /// <summary>Goes to a term; false when the field does not have it.</summary>
    /// <exception cref="Store.CorruptIndexException">The index leads to no sound block.</exception>
    public bool Seek(ReadOnlySpan<byte> term)
    {
        if (term.SequenceCompareTo(terms.Min) < 0 || term.SequenceCompareTo(terms.Max) > 0)
        {
            return false;
        }

        var pointer = _finder.FindDeepest(term, out var prefixLength);
        if (!pointer.HasTerms)
        {
            return false;
        }

        Block.Load(pointer.FP, terms.BlocksEnd);
        return Block.SeekCeil(term[prefixLength..], out var isEqual) && isEqual && !Block.IsOnSubBlock;
    }
}
