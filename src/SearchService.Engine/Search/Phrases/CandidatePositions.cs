using SearchService.Engine.Codecs;

namespace SearchService.Engine.Search;

/// <summary>The positions that some documents of a block have of one term, read at once: for each document deltas, as
/// <see cref="PhrasePositions"/> takes them.</summary>
internal readonly ref struct CandidatePositions
{
    private readonly ReadOnlySpan<int> _indexes;
    private readonly ReadOnlySpan<int> _starts;
    private readonly ReadOnlySpan<int> _deltas;
    private readonly int _first;

    /// <param name="term">Stands on the block.</param>
    /// <param name="indexes">The documents' indexes in it, ascending, behind those of earlier calls.</param>
    public CandidatePositions(BlockPositionsEnum term, ReadOnlySpan<int> indexes)
    {
        _indexes = indexes;
        _starts = term.Docs.FreqStarts;
        _first = _starts[indexes[0]];
        _deltas = term.PositionDeltas(indexes[0], indexes[^1] + 1);
    }

    /// <summary>How many positions there are, those of documents in between included.</summary>
    public int Length => _deltas.Length;

    /// <summary>Where the positions of a candidate begin.</summary>
    public int StartOf(int candidate) => _starts[_indexes[candidate]] - _first;

    /// <summary>Those of a candidate.</summary>
    public ReadOnlySpan<int> Of(int candidate)
    {
        var index = _indexes[candidate];
        var start = _starts[index];
        return _deltas.Slice(start - _first, _starts[index + 1] - start);
    }
}
