namespace SearchService.Engine.Indexing;

/// <summary>Merges segments of about the same size, so that their number grows with the logarithm of the index and each
/// document is rewritten about as often. Sizes count live bytes; small segments count as <see cref="FloorSegmentMegabytes"/>.
/// <para>An index may hold <see cref="SegmentsPerTier"/> segments of each size tier, a tier being
/// <see cref="MaxMergeAtOnce"/> times the one below. Above that, of all windows of neighbours in size, the one with the best
/// score is merged: even sizes, small total, many deletions reclaimed.</para></summary>
public sealed record TieredMergePolicy
{
    private const double SizePressure = 0.05;
    private const double DeletionPressure = 2.0;

    /// <summary>Segments that a tier may hold, at least 2.</summary>
    public int SegmentsPerTier { get; init; } = 10;

    /// <summary>The most segments that one merge takes, at least 2.</summary>
    public int MaxMergeAtOnce { get; init; } = 10;

    /// <summary>Smaller segments count as this size, in MiB: a tail of tiny segments is merged eagerly.</summary>
    public int FloorSegmentMegabytes { get; init; } = 2;

    /// <summary>Merges make no greater segments than this, in MiB, unless they are forced.</summary>
    public int MaxMergedSegmentMegabytes { get; init; } = 5 * 1024;

    /// <summary>A segment with more than this share of deleted documents, in percent, is rewritten even alone.</summary>
    public int DeletesPercentAllowed { get; init; } = 33;

    private long FloorBytes => (long)FloorSegmentMegabytes << 20;

    private long MaxBytes => (long)MaxMergedSegmentMegabytes << 20;

    /// <summary>Which segments to merge into one each; empty when none should be.</summary>
    /// <param name="segments">The index's segments that are not being merged already.</param>
    public IReadOnlyList<IReadOnlyList<string>> FindMerges(IEnumerable<MergeCandidate> segments)
    {
        var eligible = segments.Where(s => s.LiveBytes <= MaxBytes / 2 || HasTooManyDeletes(s))
            .OrderByDescending(s => s.LiveBytes)
            .ThenBy(s => s.Name, StringComparer.Ordinal)
            .ToList();
        var merges = new List<IReadOnlyList<string>>();
        while (FindBest(eligible) is { } best)
        {
            merges.Add([.. best.Select(s => s.Name)]);
            eligible.RemoveAll(best.Contains);
        }

        return merges;
    }

    /// <summary>Which segments to merge next so that at most <paramref name="maxSegments"/> remain, none with deletions; empty
    /// when that is so.</summary>
    public IReadOnlyList<string> FindForcedMerge(IReadOnlyList<MergeCandidate> segments, int maxSegments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSegments, 1);
        if (segments.Count > maxSegments)
        {
            // Merging the smallest ones rewrites least.
            return [.. segments.OrderBy(s => s.LiveBytes).ThenBy(s => s.Name, StringComparer.Ordinal)
                .Take(segments.Count - maxSegments + 1)
                .Select(s => s.Name)];
        }

        return [.. segments.Where(s => s.DelCount > 0).Take(1).Select(s => s.Name)];
    }

    private List<MergeCandidate>? FindBest(List<MergeCandidate> bySize)
    {
        if (bySize.Count <= AllowedCount(bySize))
        {
            // Enough room: only a segment that is mostly deletions is worth a rewrite.
            var wasteful = bySize.FindIndex(HasTooManyDeletes);
            return wasteful < 0 ? null : [bySize[wasteful]];
        }

        List<MergeCandidate>? best = null;
        var bestScore = double.MaxValue;
        for (var start = 0; start < bySize.Count; start++)
        {
            var window = Window(bySize, start);
            if (window.Count < 2)
            {
                continue;
            }

            var score = Score(window);
            if (score < bestScore)
            {
                (best, bestScore) = (window, score);
            }
        }

        return best;
    }

    private double AllowedCount(List<MergeCandidate> bySize)
    {
        double bytesLeft = bySize.Sum(s => Math.Max(FloorBytes, s.LiveBytes));
        double level = Math.Max(FloorBytes, bySize.Count == 0 ? 0 : bySize[^1].LiveBytes);
        double allowed = 0;
        while (true)
        {
            var segmentsOfLevel = bytesLeft / level;
            if (segmentsOfLevel < SegmentsPerTier || level >= MaxBytes)
            {
                return allowed + Math.Ceiling(segmentsOfLevel);
            }

            allowed += SegmentsPerTier;
            bytesLeft -= SegmentsPerTier * level;
            level = Math.Min(MaxBytes, level * MaxMergeAtOnce);
        }
    }

    private List<MergeCandidate> Window(List<MergeCandidate> bySize, int start)
    {
        var window = new List<MergeCandidate>(MaxMergeAtOnce);
        long bytes = 0;
        for (var i = start; i < bySize.Count && window.Count < MaxMergeAtOnce; i++)
        {
            if (bytes + bySize[i].LiveBytes <= MaxBytes)
            {
                window.Add(bySize[i]);
                bytes += bySize[i].LiveBytes;
            }
        }

        return window;
    }

    // Less is better. The skew is 1/n for n equal sizes and 1 when one segment outweighs all others.
    private double Score(List<MergeCandidate> window)
    {
        double floored = window.Sum(s => Math.Max(FloorBytes, s.LiveBytes));
        double live = window.Sum(s => s.LiveBytes);
        double all = Math.Max(1, window.Sum(s => s.LengthBytes));
        var skew = Math.Max(FloorBytes, window[0].LiveBytes) / floored;
        return skew * Math.Pow(Math.Max(1, live), SizePressure) * Math.Pow(live / all, DeletionPressure);
    }

    private bool HasTooManyDeletes(MergeCandidate segment) =>
        segment.MaxDoc > 0 && segment.DelCount * 100L > (long)segment.MaxDoc * DeletesPercentAllowed;
}
