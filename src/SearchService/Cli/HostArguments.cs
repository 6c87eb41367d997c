namespace SearchService.Cli;

/// <summary>Separates what configures the service, as ASP.NET Core reads it (<c>--Search:ArticlesPath=…</c>, <c>--urls …</c>), from the
/// verbs and options that are ours. So settings work with every verb, and a misspelled option of ours is still noticed.</summary>
public static class HostArguments
{
    private static readonly string[] HostNames = ["urls", "environment", "contentRoot", "http_ports", "https_ports"];

    /// <summary>The two, each in the order given. Behind <c>--</c> everything is ours.</summary>
    public static (string[] Ours, string[] Settings) Split(IReadOnlyList<string> args)
    {
        var ours = new List<string>();
        var settings = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--")
            {
                ours.AddRange(args.Skip(i));
                break;
            }

            if (!IsSetting(args[i]))
            {
                ours.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!args[i].Contains('=') && i + 1 < args.Count)
            {
                settings.Add(args[++i]);
            }
        }

        return ([.. ours], [.. settings]);
    }

    private static bool IsSetting(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return false;
        }

        var name = argument[2..].Split('=', 2)[0];
        return (name.Contains(':') && !name.Contains(' ')) || HostNames.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
