namespace SearchService.Articles;

/// <summary>A strict job met files that cannot be indexed, and published nothing.</summary>
internal sealed class BadFilesException(int count)
    : Exception($"{count} {(count == 1 ? "file" : "files")} cannot be indexed, and the job was strict: nothing was published; see the list of skipped files");
