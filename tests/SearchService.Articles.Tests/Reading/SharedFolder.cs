using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>
/// Material that is too big or not ours to keep in the repository: the folder that <c>SEARCH_SHARED</c> names or, without it,
/// a folder <c>shared</c> beside the repository.
/// </summary>
internal static class SharedFolder
{
    /// <summary>The path of a sub-folder; without it the test is skipped, in continuous integration it fails.</summary>
    public static string Require(string subfolder)
    {
        if (Find(subfolder) is { } path)
            return path;

        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{subfolder} is missing; set SEARCH_SHARED.");
        Assert.Skip($"{subfolder} is missing; set SEARCH_SHARED.");
        return "";
    }

    /// <summary>The path of a sub-folder, or null without it.</summary>
    public static string? Find(string subfolder)
    {
        var shared = Environment.GetEnvironmentVariable("SEARCH_SHARED") ?? BesideRepository();
        var path = shared is null ? null : Path.Join(shared, subfolder);
        return Directory.Exists(path) ? path : null;
    }

    private static string? BesideRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Join(folder.FullName, "SearchService.sln")))
                return folder.Parent is { } parent ? Path.Join(parent.FullName, "shared") : null;
        }

        return null;
    }
}
