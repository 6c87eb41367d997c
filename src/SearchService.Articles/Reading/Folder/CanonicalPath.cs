namespace SearchService.Articles;

/// <summary>Resolves symbolic links in every part of a path, which the runtime does for the last part only.</summary>
internal static class CanonicalPath
{
    // As Linux itself allows in one path.
    private const int MaxLinks = 40;

    /// <summary>The absolute path without links, or null when links lead in a circle. The target need not exist.</summary>
    public static string? Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        var parts = new Stack<string>();
        Push(parts, full[resolved.Length..]);
        for (var links = 0; parts.TryPop(out var part);)
        {
            if (part == "..")
            {
                resolved = Path.GetDirectoryName(resolved) ?? resolved;
                continue;
            }

            var next = Path.Join(resolved, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MaxLinks)
                return null;
            if (Path.IsPathRooted(target))
                resolved = Path.GetPathRoot(target)!;
            Push(parts, target[(Path.GetPathRoot(target)?.Length ?? 0)..]);
        }

        return resolved;
    }

    /// <summary>Whether a canonical path is a canonical folder or lies below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && (path.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);

    private static void Push(Stack<string> parts, string path)
    {
        var split = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (var i = split.Length - 1; i >= 0; i--)
        {
            if (split[i] != ".")
                parts.Push(split[i]);
        }
    }
}
