using System.Collections.Concurrent;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>What bounds of scores are read from, gathered when it is first needed and kept for one searcher: bounded, and made anew
/// where it finds no room. Safe for use by several threads.</summary>
internal sealed class RankingTables
{
    // Bytes; 8,000 terms over 1,000,000 documents.
    private const long MaxWindowsSize = 16 * 1024 * 1024;

    // A service asks for one factor, in each of its segments.
    private const int MaxFactorBounds = 256;

    private readonly ConcurrentDictionary<(int LeafOrd, Term Term, int Shift), TermWindows> _windows = new();
    private readonly ConcurrentDictionary<(int LeafOrd, string Field, int Shift), ColumnMaxima> _maxima = new();
    private readonly ConcurrentDictionary<(int LeafOrd, SaturationFactor Factor, int Shift), double[]> _factorBounds = new();
    private readonly ConcurrentBag<WindowCandidates> _candidates = [];
    private long _windowsSize;

    /// <summary>The windows of a term of a segment. May move its cursor.</summary>
    public TermWindows WindowsOf(LeafReaderContext context, RankedTerm term, int shift)
    {
        var key = (context.Ord, term.Term, shift);
        if (_windows.TryGetValue(key, out var known))
        {
            return known;
        }

        var windows = TermWindows.Build(term, context.Reader.MaxDoc, shift);
        if (Interlocked.Read(ref _windowsSize) + windows.SizeBytes <= MaxWindowsSize && _windows.TryAdd(key, windows))
        {
            Interlocked.Add(ref _windowsSize, windows.SizeBytes);
        }

        return windows;
    }

    /// <summary>The greatest values of a column of a segment.</summary>
    public ColumnMaxima MaximaOf(LeafReaderContext context, string field, int shift) => _maxima.GetOrAdd(
        (context.Ord, field, shift), static (key, reader) => ColumnMaxima.Build(reader, key.Field, key.Shift), context.Reader);

    /// <summary>What no factor exceeds, by window; not to be changed.</summary>
    public double[] FactorBoundsOf(LeafReaderContext context, LeafFactors factors, int shift)
    {
        var key = (context.Ord, factors.Factor, shift);
        if (_factorBounds.TryGetValue(key, out var known))
        {
            return known;
        }

        var bounds = factors.Bound(MaximaOf(context, factors.Field, shift));
        if (_factorBounds.Count < MaxFactorBounds)
        {
            _factorBounds.TryAdd(key, bounds);
        }

        return bounds;
    }

    /// <summary>Room for the candidates of a window, used again. Give it back, or forget it.</summary>
    public WindowCandidates RentCandidates() => _candidates.TryTake(out var candidates) ? candidates : new WindowCandidates();

    public void Return(WindowCandidates candidates) => _candidates.Add(candidates);
}
