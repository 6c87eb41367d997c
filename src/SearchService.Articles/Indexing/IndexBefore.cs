namespace SearchService.Articles;

/// <summary>The index as a job finds it.</summary>
internal sealed record IndexBefore
{
    /// <summary>There is none that can be searched.</summary>
    public static IndexBefore None { get; } = new();

    /// <summary>False while nothing can be searched, and nothing can be lost.</summary>
    public bool IsSearchable { get; private init; }

    /// <summary>Whether the job makes it anew instead of changing it.</summary>
    public bool IsReplaced { get; private init; }

    /// <summary>Its articles.</summary>
    public int Articles { get; private init; }

    /// <summary>Its size in bytes.</summary>
    public long LengthBytes { get; private init; }

    /// <summary>How many files were bad when it was made.</summary>
    public int BadFiles { get; private init; }

    /// <summary>Files not changed since are as it, and <see cref="Notes"/>, remember them.</summary>
    public DateTime FilesAsOf { get; private init; }

    /// <summary>The files that it was made from, by article id; empty when it is made anew.</summary>
    public IReadOnlyDictionary<string, KnownFile> Files { get; private init; } = new Dictionary<string, KnownFile>();

    /// <summary>What is remembered of other files; null when nothing is, or it is made anew.</summary>
    public FileNotes? Notes { get; private init; }

    /// <summary>Looks at a publication.</summary>
    /// <param name="snapshot">The publication.</param>
    /// <param name="isReplaced">Whether the job makes the index anew.</param>
    /// <param name="notes">The notes that belong to it; null = none.</param>
    /// <param name="cancellation">Tells to stop.</param>
    public static IndexBefore Of(ArticleSnapshot snapshot, bool isReplaced, FileNotes? notes, CancellationToken cancellation) => new()
    {
        IsSearchable = true,
        IsReplaced = isReplaced,
        Articles = snapshot.Reader.NumDocs,
        LengthBytes = snapshot.Reader.LengthBytes,
        BadFiles = notes?.BadFiles ?? snapshot.Notes.BadFiles,
        FilesAsOf = notes?.AsOf ?? snapshot.Notes.FilesAsOf,
        Files = isReplaced ? new Dictionary<string, KnownFile>() : KnownFiles.Read(snapshot.Reader, cancellation),
        Notes = isReplaced ? null : notes,
    };
}
