using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>A cursor over the terms of a field. <see cref="SeekExact"/> is one walk through the index and a scan of one block, and
/// allocates nothing once its buffers have grown; the other moves keep the path of blocks from the root to the current one.</summary>
internal sealed class BlockTreeTermsEnum(BlockTreeTerms terms, PostingsReader postings) : TermsEnum
{
    private enum Place
    {
        BeforeFirst,
        OnTerm,
        Nowhere,
        AtEnd,
    }

    private readonly TermSeeker _exact = new(terms);
    private readonly BlockPath _path = new(terms);
    private readonly BlockFinder _finder = new(terms);
    private Place _place = Place.BeforeFirst;

    // The block with the current term: the path's lowest, or that of _exact when SeekExact found it.
    private TermBlock? _block;
    private byte[] _exactTerm = [];
    private int _exactLength;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Term
    {
        get
        {
            EnsureOnTerm();
            return IsExact ? _exactTerm.AsSpan(0, _exactLength) : _path.Term;
        }
    }

    /// <inheritdoc/>
    public override int DocFreq => GetState().DocFreq;

    /// <inheritdoc/>
    public override long TotalTermFreq => GetState().TotalTermFreq;

    private bool IsExact => ReferenceEquals(_block, _exact.Block);

    /// <inheritdoc/>
    public override bool SeekExact(ReadOnlySpan<byte> term)
    {
        _place = Place.Nowhere;
        if (!_exact.Seek(term))
        {
            return false;
        }

        if (_exactTerm.Length < term.Length)
        {
            _exactTerm = new byte[Math.Max(16, term.Length * 2)];
        }

        term.CopyTo(_exactTerm);
        _exactLength = term.Length;
        _block = _exact.Block;
        _place = Place.OnTerm;
        return true;
    }

    /// <inheritdoc/>
    public override SeekStatus SeekCeil(ReadOnlySpan<byte> term)
    {
        _place = Place.Nowhere;
        var status = _path.SeekCeil(term, _finder);
        SetPlace(status != SeekStatus.End);
        return status;
    }

    /// <inheritdoc/>
    public override bool Next() => Move(null);

    /// <inheritdoc/>
    public override bool Next(TermFilter filter) => Move(filter);

    /// <inheritdoc/>
    public override PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags) =>
        postings.Postings(terms.FieldInfo, GetState(), reuse, flags);

    /// <inheritdoc/>
    public override ImpactsEnum Impacts(PostingsFlags flags) => postings.Impacts(terms.FieldInfo, GetState(), flags);

    private bool Move(TermFilter? filter)
    {
        if (_place == Place.AtEnd)
        {
            return false;
        }

        PreparePath();
        var moved = _path.Next(filter);
        SetPlace(moved);
        return moved;
    }

    // Puts the path where the cursor is; a move that throws leaves the cursor nowhere.
    private void PreparePath()
    {
        switch (_place)
        {
            case Place.Nowhere:
                throw new InvalidOperationException("the last seek found no term: there is no next one");
            case Place.BeforeFirst:
                _path.Start();
                break;
            case Place.OnTerm when IsExact && _path.SeekCeil(_exactTerm.AsSpan(0, _exactLength), _finder) != SeekStatus.Found:
                throw new CorruptIndexException($"term {Convert.ToHexString(_exactTerm, 0, _exactLength)} is found, but not in order", terms.Resource);
        }

        _place = Place.Nowhere;
    }

    private TermState GetState()
    {
        EnsureOnTerm();
        return terms.StateIn(_block!);
    }

    private void SetPlace(bool onTerm)
    {
        _block = onTerm ? _path.Block : null;
        _place = onTerm ? Place.OnTerm : Place.AtEnd;
    }

    private void EnsureOnTerm()
    {
        if (_place != Place.OnTerm)
        {
            throw new InvalidOperationException($"the cursor is not on a term but {_place}");
        }
    }
}
