using SearchService.Engine.Store;

namespace SearchService.Articles;

/// <summary>Says in words for people, without paths of the server, why a job failed.</summary>
internal static class JobErrors
{
    // ENOSPC on Unix; ERROR_DISK_FULL as an HRESULT on Windows.
    private const int DiskFullUnix = 28;
    private const int DiskFullWindows = unchecked((int)0x80070070);

    public static string Describe(Exception error) => error switch
    {
        JobRefusedException => error.Message,
        IndexNotFoundException => "the files of the index are gone; the next job builds it anew",
        DirectoryNotFoundException => "the folder of articles does not exist; check the setting Search:ArticlesPath",
        UnauthorizedAccessException => "the folder of articles or of the index may not be read or written; check its permissions",
        LockObtainFailedException => "another process is writing this index; wait until it is done, then start the job again",
        CorruptIndexException => "the index is damaged; the next job builds it anew",
        IOException { HResult: DiskFullUnix or DiskFullWindows } => "the disk is full; the index served is as it was",
        // What the writer says to all others once it failed for one.
        InvalidOperationException { InnerException: { } first } => Describe(first),
        IOException { InnerException: { } inner } => Describe(inner),
        IOException => "a file could not be read or written; the log has the details",
        OutOfMemoryException => "there is not enough memory",
        _ => $"an unexpected error ({error.GetType().Name}); the log has the details",
    };
}
