using System.Globalization;

namespace SearchService.Articles;

/// <summary>Tells before a job starts that the disk has too little room for it.</summary>
internal static class DiskSpace
{
    // Fewer articles than these say little about how large one is in the index.
    private const int EnoughArticles = 100;

    // Of small articles, the index is nearly as large as the files; of those with long texts and lists far smaller.
    private const double ShareOfFiles = 0.4;

    /// <summary>About how much a job writes.</summary>
    /// <param name="files">How many files it reads.</param>
    /// <param name="fileBytes">How large they are together.</param>
    /// <param name="articles">How many articles the index has now.</param>
    /// <param name="indexBytes">How large it is now.</param>
    public static long Estimate(int files, long fileBytes, int articles, long indexBytes)
    {
        var byFiles = fileBytes * ShareOfFiles;
        return (long)(articles < EnoughArticles ? byFiles : Math.Min(byFiles, (double)indexBytes / articles * files));
    }

    /// <summary>Looks whether there is room.</summary>
    /// <param name="path">The folder of the index.</param>
    /// <param name="neededBytes">How much the job writes.</param>
    /// <exception cref="JobRefusedException">There is not.</exception>
    public static void Check(string path, long neededBytes)
    {
        if (FreeBytes(path) is { } free && free < neededBytes)
        {
            throw new JobRefusedException(
                $"the disk of the index has {Spell(free)} MB free, and the job needs about {Spell(neededBytes)} MB. Nothing was changed; make room, then start the job again");
        }
    }

    // Null where the system does not tell.
    private static long? FreeBytes(string path)
    {
        try
        {
            return new DriveInfo(path).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static string Spell(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}
