using System.Collections.Concurrent;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>What bounds of scores are read from, gathered when it is first needed and kept for one searcher: bounded, and made anew
/// where it finds no room. Safe for use by several threads.</summary>
internal sealed class RankingTables
{
    // 8 bytes each: 16 MB. The blocks of 1,000,000 articles' words are 700,000.
    private const long MaxBlocks = 2 * 1024 * 1024;

    private readonly ConcurrentDictionary<(int LeafOrd, Term Term), ScoreBlocks> _blocks = new();
    private readonly ConcurrentDictionary<(int LeafOrd, string Field, int Shift), ColumnMaxima> _maxima = new();
    private readonly ConcurrentBag<WindowCandidates> _candidates = [];
    private long _blockCount;

    /// <summary>The blocks of a term of a segment.</summary>
    public ScoreBlocks BlocksOf(LeafReaderContext context, RankedTerm term)
    {
        if (_blocks.TryGetValue((context.Ord, term.Term), out var known))
        {
            return known;
        }

        var blocks = term.BuildBlocks();
        if (Interlocked.Read(ref _blockCount) + blocks.Count <= MaxBlocks && _blocks.TryAdd((context.Ord, term.Term), blocks))
        {
            Interlocked.Add(ref _blockCount, blocks.Count);
        }

        return blocks;
    }

    /// <summary>The greatest values of a column of a segment.</summary>
    public ColumnMaxima MaximaOf(LeafReaderContext context, string field, int shift) => _maxima.GetOrAdd(
        (context.Ord, field, shift), static (key, reader) => ColumnMaxima.Build(reader, key.Field, key.Shift), context.Reader);

    /// <summary>Room for the candidates of a window, used again. Give it back, or forget it.</summary>
    public WindowCandidates RentCandidates(int shift) =>
        _candidates.TryTake(out var candidates) && candidates.WindowSize == 1 << shift ? candidates : new WindowCandidates(1 << shift);

    public void Return(WindowCandidates candidates) => _candidates.Add(candidates);
}
