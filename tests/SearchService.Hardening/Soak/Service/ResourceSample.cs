using System.Globalization;

namespace SearchService.Hardening;

/// <summary>What the process of a life holds at a moment, in the order of <see cref="Names"/>.</summary>
internal sealed record ResourceSample(double[] Values)
{
    public static readonly string[] Names =
        ["resident MB", "anonymous MB", "managed MB", "threads", "open files beside mapped ones", "mapped index files", "of these deleted", "index MB"];

    /// <summary>How many times as much a value may be at the end of a life as at its beginning, before that is a finding.</summary>
    public static readonly double[] AllowedGrowth = [1.33, 1.33, 1.33, 1.33, 1, 1.33, 1.33, 1.33];

    /// <summary>And how much beside that: what work takes now and then.</summary>
    public static readonly double[] Slack = [100, 80, 60, 16, 16, 60, 60, 15];

    private const double Megabyte = 1 << 20;

    /// <summary>Looks at a process.</summary>
    /// <param name="processId">Which.</param>
    /// <param name="indexPath">The folder of its index.</param>
    /// <param name="managedBytes">What it tells of its managed heap.</param>
    /// <exception cref="IOException">It is gone.</exception>
    public static ResourceSample Take(int processId, string indexPath, double managedBytes)
    {
        var proc = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}");
        var status = File.ReadAllLines($"{proc}/status");
        var maps = File.ReadAllLines($"{proc}/maps").Where(line => line.Contains(indexPath, StringComparison.Ordinal)).ToArray();
        return new ResourceSample(
        [
            Number(status, "VmRSS:") * 1024 / Megabyte,
            Number(status, "RssAnon:") * 1024 / Megabyte,
            managedBytes / Megabyte,
            Number(status, "Threads:"),
            Directory.EnumerateFileSystemEntries($"{proc}/fd").Count() - maps.Length,
            maps.Length,
            maps.Count(line => line.EndsWith("(deleted)", StringComparison.Ordinal)),
            new DirectoryInfo(indexPath).EnumerateFiles().Sum(Length) / Megabyte,
        ]);
    }

    private static double Number(string[] status, string name)
    {
        var line = status.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))
            ?? throw new IOException($"the process tells no {name}");
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    // A merge may have deleted it meanwhile.
    private static double Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
