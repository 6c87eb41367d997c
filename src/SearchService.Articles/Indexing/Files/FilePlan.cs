namespace SearchService.Articles;

/// <summary>Decides from what the index and the notes remember which files a job must read, without opening any.</summary>
/// <param name="known">The files that the index was made from, by article id; empty when everything is to be read.</param>
/// <param name="notes">The notes that belong to the index; null = none.</param>
/// <param name="asOf">Files not changed since are as they are remembered.</param>
internal sealed class FilePlan(IReadOnlyDictionary<string, KnownFile> known, FileNotes? notes, DateTime asOf)
{
    // Clocks of file systems go in steps: of at most 10 ms where they tell fractions of a second, otherwise of up to 2 s. A change in the
    // step in which the last job began may have come after it read the file, and left no trace in the times.
    private static readonly TimeSpan FineStep = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan CoarseStep = TimeSpan.FromSeconds(2);

    /// <summary>What to do with a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="note">What was remembered of it and still holds; null = nothing.</param>
    public FileDecision Decide(ArticleFile file, out FileNote? note)
    {
        note = null;
        if (known.Count == 0 && notes is null)
        {
            return FileDecision.Read;
        }

        var step = file.ChangedUtc.Ticks % TimeSpan.TicksPerSecond == 0 ? CoarseStep : FineStep;
        if (file.ChangedUtc.Ticks >= asOf.Ticks - step.Ticks)
        {
            return FileDecision.Read;
        }

        var isKnown = known.TryGetValue(file.Id, out var before);
        note = notes?.Find(file);
        if (note?.Error is not null)
        {
            return FileDecision.Skip;
        }

        return isKnown && (before.LooksLike(file) || note?.ContentHash == before.ContentHash) ? FileDecision.Keep : FileDecision.Read;
    }
}
