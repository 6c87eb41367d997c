using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Articles;

/// <summary>Opens the newest publication that is sound.</summary>
/// <param name="directory">The index.</param>
/// <param name="searchers">Takes what was opened.</param>
/// <param name="health">Is told what became of it.</param>
/// <param name="log">Is told too.</param>
/// <param name="atOnceBytes">How much of an index, the smallest segments first, is verified before it is searched.</param>
internal sealed class IndexOpener(
    IndexDirectory directory, SearcherManager searchers, HealthMonitor health, Action<string, Exception?> log, long atOnceBytes = IndexOpener.AtOnceBytes)
{
    /// <summary>Verifying so much takes some 50 ms: no need to search it unverified.</summary>
    public const long AtOnceBytes = 64L << 20;

    /// <summary>Opens the newest publication; when it cannot be used, the newest before it that can. The checksums of small segments are
    /// verified before anything is searched.</summary>
    /// <returns>The segments whose checksums are still to be verified.</returns>
    public IReadOnlyList<SegmentReader> Open()
    {
        var newest = 0L;
        try
        {
            newest = directory.NewestGeneration();
            var later = Take(DirectoryReader.Open(directory), atOnceBytes);
            health.Opened(later.Count == 0 ? IndexHealthState.Sound : IndexHealthState.Verifying, null);
            return later;
        }
        catch (IndexNotFoundException)
        {
            health.Opened(IndexHealthState.Missing, "there is no index yet");
            log("there is no index yet", null);
        }
        catch (Exception e) when (IndexFault.IsFault(e))
        {
            var reason = IndexFault.Describe(e);
            log(e is IndexFormatException
                ? $"the index cannot be used: {reason}; it stays on disk until one that is built anew from the articles takes its place"
                : $"the index is damaged: {reason}; it is built anew from the articles", e);
            var later = OpenOlder(newest, atOnceBytes);
            health.Opened(later is null ? IndexHealthState.Damaged : IndexHealthState.FellBack, reason);
            return later ?? [];
        }

        return [];
    }

    /// <summary>Opens the newest publication before one that is damaged, and verifies all of it first.</summary>
    /// <param name="generation">That of the damaged one.</param>
    /// <returns>False when there is none that is sound.</returns>
    public bool FallBack(long generation) => OpenOlder(generation, long.MaxValue) is not null;

    private IReadOnlyList<SegmentReader>? OpenOlder(long generation, long verifiedBytes)
    {
        foreach (var commit in DirectoryReader.ListCommits(directory).Where(c => c.Generation < generation).OrderByDescending(c => c.Generation))
        {
            try
            {
                var later = Take(DirectoryReader.Open(commit), verifiedBytes);
                log($"the publication {commit.Generation} is searched instead", null);
                return later;
            }
            catch (Exception e) when (IndexFault.IsFault(e))
            {
                log($"the publication {commit.Generation} cannot be searched instead: {IndexFault.Describe(e)}", e);
            }
        }

        return null;
    }

    // Verifies the smallest segments first, up to so many bytes, and hands the publication out.
    private List<SegmentReader> Take(DirectoryReader reader, long verifiedBytes)
    {
        var later = new List<SegmentReader>();
        try
        {
            foreach (var segment in reader.Segments.OrderBy(LengthOf))
            {
                verifiedBytes -= LengthOf(segment);
                if (verifiedBytes < 0)
                {
                    later.Add(segment);
                }
                else
                {
                    segment.CheckIntegrity();
                }
            }
        }
        catch
        {
            reader.Dispose();
            throw;
        }

        searchers.Replace(reader);
        return later;
    }

    private long LengthOf(SegmentReader segment) => segment.Commit.Info.Files.Sum(directory.FileLength);
}
