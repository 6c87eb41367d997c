using SearchService.Engine.Codecs;

namespace SearchService.Engine.Search;

/// <summary>The positions that some documents of a block have of one term, read at once: for each document deltas, as
/// <see cref="PhrasePositions"/> takes them.</summary>
internal readonly ref struct CandidatePositions
{
    private readonly ReadOnlySpan<int> _indexes;
    private readonly ReadOnlySpan<int> _starts;
    private readonly int _first;

    /// <param name="term">Stands on the block.</param>
    /// <param name="indexes">Where the documents are in it, counted from that on which the term stands: ascending, behind those of earlier calls.</param>
    public CandidatePositions(BlockPositionsEnum term, ReadOnlySpan<int> indexes)
    {
        _indexes = indexes;
        var current = term.Docs.IndexInBlock;
        _starts = term.Docs.FreqStarts[current..];
        _first = _starts[indexes[0]];
        Deltas = term.PositionDeltas(current + indexes[0], current + indexes[^1] + 1);
    }

    /// <summary>All positions, those of documents in between included; at least 8 values follow those of the last candidate.</summary>
    public ReadOnlySpan<int> Deltas { get; }

    /// <summary>Where the positions of a candidate begin, and how many there are.</summary>
    public (int Start, int Count) RangeOf(int candidate)
    {
        var index = _indexes[candidate];
        var start = _starts[index];
        return (start - _first, _starts[index + 1] - start);
    }

    /// <summary>Those of a candidate.</summary>
    public ReadOnlySpan<int> Of(int candidate)
    {
        var (start, count) = RangeOf(candidate);
        return Deltas.Slice(start, count);
    }
}
