namespace SearchService.Testing;

/// <summary>What this process has mapped into memory, as Linux tells it.</summary>
public static class MappedFiles
{
    private const string Maps = "/proc/self/maps";
    private const string DeletedMark = " (deleted)";

    /// <summary>Whether this system tells.</summary>
    public static bool AreKnown => File.Exists(Maps);

    /// <summary>The mapped files below a folder, one entry for each mapping.</summary>
    public static IReadOnlyList<string> Below(string folder) =>
        [.. File.ReadLines(Maps).Select(PathOf).Where(path => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))];

    /// <summary>Whether a mapping is all that is left of its file.</summary>
    public static bool IsOfDeletedFile(string path) => path.EndsWith(DeletedMark, StringComparison.Ordinal);

    // address perms offset dev inode path
    private static string PathOf(string line)
    {
        var start = line.IndexOf('/', StringComparison.Ordinal);
        return start < 0 ? "" : line[start..];
    }
}
