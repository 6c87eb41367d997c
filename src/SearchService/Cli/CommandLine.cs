using System.CommandLine;
using System.CommandLine.Invocation;
using SearchService.Hosting;

namespace SearchService.Cli;

/// <summary>The program as a whole: picks the verb, and turns what cannot work into a message and an exit code.</summary>
public static class CommandLine
{
    /// <summary>Runs one verb to its end.</summary>
    /// <returns>0 = well done, 1 = not.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var (ours, settings) = HostArguments.Split(args);
        if (ours.Any(argument => argument.StartsWith('-') && argument.Contains(nameof(SearchOptions.AdminKey), StringComparison.OrdinalIgnoreCase)))
        {
            // What cannot be read is repeated in the message about it, and this must not be.
            await error.WriteLineAsync($"The key is given as --Search:{nameof(SearchOptions.AdminKey)}=…, or better as Search__{nameof(SearchOptions.AdminKey)} in the environment.");
            return 1;
        }

        var root = new RootCommand("Full-text search over news articles. Settings go with every command, such as --Search:ArticlesPath=/data/articles or --Search:IndexPath=/data/index.")
        {
            ServeCommand.Create(settings),
            IndexCommand.Create(settings, output),
            SearchCommand.Create(settings, output, error),
            CheckCommand.Create(settings, output, error),
        };
        root.SetAction((_, token) => ServeCommand.RunAsync(settings, token));
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var parsed = root.Parse(ours);
        if (parsed.Action is ParseErrorAction parseError)
        {
            // Its guesses at what was meant are options, not commands; the help that follows lists both.
            parseError.ShowTypoCorrections = false;
        }

        try
        {
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (InvalidSettingsException exception)
        {
            foreach (var complaint in exception.Complaints)
            {
                await error.WriteLineAsync(complaint);
            }

            return 1;
        }
    }
}
