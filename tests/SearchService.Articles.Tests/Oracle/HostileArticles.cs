using System.Diagnostics;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>A folder of real articles with hostile files beside them, and what must come of each of these.</summary>
internal sealed class HostileArticles
{
    private const int GoodArticles = 200;

    private readonly string _hostile = SharedFolder.Require("corpus/hostile");
    private readonly ArticleFolderFixture _folder;

    public HostileArticles(ArticleFolderFixture folder)
    {
        _folder = folder;
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Require(CorpusArticles.Folder)).Order(StringComparer.Ordinal).Take(GoodArticles))
            File.Copy(file, Path.Join(folder.ArticlesPath, Path.GetFileName(file)));
    }

    /// <summary>Adds the hostile files.</summary>
    /// <returns>For each: its path, <c>indexed</c>, <c>skipped</c> or <c>either</c>, and a word that it alone has, or a hyphen.</returns>
    public List<(string Path, string Expected, string Word)> Add()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Join(_hostile, "files")))
            File.Copy(file, Path.Join(_folder.ArticlesPath, Path.GetFileName(file)));
        var rows = File.ReadLines(Path.Join(_hostile, "EXPECTED.tsv")).Skip(1).Concat(MakeSpecialFiles());
        return [.. rows.Where(line => line.Length > 0).Select(line => line.Split('\t')).Select(row => (row[0], row[1], row[3]))];
    }

    /// <summary>Both halves of every encrypted blob in the folder.</summary>
    public IEnumerable<string> Secrets() =>
        Directory.EnumerateFiles(_folder.ArticlesPath)
            .Where(file => new FileInfo(file) is { LinkTarget: null, Length: > 0 and < 1_000_000 })
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("secured:", StringComparison.Ordinal))
            .SelectMany(line => line["secured:".Length..].Trim().Trim('"').Split(';'))
            .Where(part => part.Length >= 8)
            .Append("canarydleak");

    // Large files, links and pipes are made on the spot.
    private string[] MakeSpecialFiles()
    {
        var start = new ProcessStartInfo("python3", [Path.Join(_hostile, "make_special.py"), _folder.ArticlesPath]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var rows = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return rows.Split('\n');
    }
}
