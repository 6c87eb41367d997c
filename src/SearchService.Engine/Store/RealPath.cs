namespace SearchService.Engine.Store;

/// <summary>The one path by which a file is known, however many symbolic links lead to it.</summary>
internal static class RealPath
{
    // As many as Linux follows; more are taken for a circle.
    private const int MaxLinks = 40;

    /// <summary>The absolute path with every link on the way, and at its end, replaced by what it leads to. What does not exist
    /// stays as it is. Hard links are not seen through.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path)
    {
        var linksLeft = MaxLinks;
        return Resolve(Path.GetFullPath(path), ref linksLeft);
    }

    private static string Resolve(string path, ref int linksLeft)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        parent = Resolve(parent, ref linksLeft);
        path = Path.Combine(parent, Path.GetFileName(path));
        if (new FileInfo(path).LinkTarget is not { } target)
        {
            return path;
        }

        if (--linksLeft < 0)
        {
            throw new IOException($"'{Path.GetFileName(path)}' is reached through more than {MaxLinks} links");
        }

        // The target is seen from the link's folder, and may lead through links again.
        return Resolve(Path.GetFullPath(target, parent), ref linksLeft);
    }
}
