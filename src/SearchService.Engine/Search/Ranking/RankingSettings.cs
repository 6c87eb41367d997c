using System.Numerics;

namespace SearchService.Engine.Search;

/// <summary>Where skipping pays. Answers do not depend on it; tests choose values with which small indexes skip.</summary>
internal sealed record RankingSettings
{
    /// <summary>What searches use.</summary>
    public static readonly RankingSettings Default = new();

    /// <summary>The greatest <see cref="WindowShift"/>.</summary>
    public const int GreatestShift = 12;

    // The more windows, the tighter their bounds, and the longer it takes to look at all of them. Where there are several terms, each of which
    // has its best document elsewhere, most windows are looked at.
    private const int MostWindowsOfTerm = 1024;
    private const int MostWindowsOfSum = 256;

    // A whole number of words of a set.
    private const int LeastShift = 6;

    private const int GreatestShiftOfAll = 10;

    /// <summary>The binary logarithm of the documents in a window, 6 to <see cref="GreatestShift"/>. Null = by the size of the segment and the
    /// ranking.</summary>
    public int? WindowShift { get; init; }

    /// <summary>Queries that look at fewer postings than this score all of them.</summary>
    public long MinPostings { get; init; } = 512;

    /// <summary>Windows with at most this many matches have each of them looked up in the postings; where there are more, the
    /// postings are scored one after the other.</summary>
    public int MaxLookups { get; init; } = 8;

    /// <summary><see cref="WindowShift"/>, chosen.</summary>
    /// <param name="maxDoc">The documents of a segment.</param>
    /// <param name="ranking">What adds up there.</param>
    public int ShiftOf(int maxDoc, LeafRanking ranking)
    {
        if (WindowShift is { } shift)
        {
            return shift;
        }

        // Where hits must match something else too, a window has few, and going to it costs more than looking at them.
        var isSum = ranking.Terms.Length > 1;
        return isSum && ranking.NeedsMatches
            ? GreatestShift
            : Math.Clamp(BitOperations.Log2((uint)(maxDoc - 1) / (uint)(isSum ? MostWindowsOfSum : MostWindowsOfTerm)) + 1, LeastShift, GreatestShiftOfAll);
    }
}
