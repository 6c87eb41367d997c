using System.Buffers;
using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Primitives;
using SearchService.Articles;
using SearchService.Hosting;
using SearchService.Http;

namespace SearchService.Cli;

/// <summary><c>search</c>: one search, as a table or as the JSON of the HTTP route. Reads the index and leaves it as it is.</summary>
public static class SearchCommand
{
    public static Command Create(string[] settings, TextWriter output, TextWriter error)
    {
        var words = new Argument<string[]>("words") { Description = "What to look for; nothing = every article.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "Print the JSON that GET /search answers." };
        var command = new Command("search", "Search the index and print what is found. Options are the parameters of GET /search.") { words, json };
        var options = SearchParameters.All
            .Where(parameter => parameter != SearchParameters.Q && parameter != SearchParameters.Cursor)
            .Select(parameter => (Parameter: parameter, Option: OptionFor(parameter)))
            .ToArray();
        foreach (var (_, option) in options)
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var binder = new ArticleSearchBinder(DateTimeOffset.UtcNow);
            binder.Add(SearchParameters.Q.Name, string.Join(' ', parsed.GetValue(words) ?? []));
            foreach (var (parameter, option) in options)
            {
                if (parsed.GetValue(option) is { Length: > 0 } values)
                {
                    binder.Add(parameter.Name, new StringValues(values));
                }
            }

            return await RunAsync(settings, binder, parsed.GetValue(json), output, error, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, ArticleSearchBinder binder, bool asJson, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (binder.Build() is not { } search)
        {
            foreach (var message in binder.Errors.Values.SelectMany(messages => messages))
            {
                error.WriteLine(message);
            }

            return 1;
        }

        var options = ServiceHost.ReadOptions(settings, needsArticles: false);
        return Directory.Exists(options.Index.IndexPath) ? await PrintAsync(options.Index, search, asJson, output, error, cancellation) : NoIndex(options.Index, error);
    }

    private static async Task<int> PrintAsync(ArticleIndexOptions options, ArticleSearch search, bool asJson, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        await using var index = ServiceHost.OpenFolder(options);
        var isOpen = index.Open();
        var health = index.Stats.Health;
        if (health.State == IndexHealthState.Missing)
        {
            return NoIndex(options, error);
        }

        if (health.State is IndexHealthState.Damaged or IndexHealthState.FellBack)
        {
            error.WriteLine($"The index is damaged: {health.Reason}. The command index builds it anew{(isOpen ? "; this is from the publication before" : "")}.");
        }

        if (!isOpen)
        {
            return 1;
        }

        try
        {
            var started = Stopwatch.GetTimestamp();
            var page = index.Search(search, cancellation);
            var tookMs = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (asJson)
            {
                var json = new ArrayBufferWriter<byte>();
                SearchResponseWriter.Write(json, page, tookMs);
                output.WriteLine(Encoding.UTF8.GetString(json.WrittenSpan));
            }
            else
            {
                HitTable.Print(Terminal.Open(output), page, tookMs);
            }

            return 0;
        }
        catch (Exception exception) when (exception is SearchTimeoutException or IndexDamagedException)
        {
            error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static int NoIndex(ArticleIndexOptions options, TextWriter error)
    {
        error.WriteLine($"There is no index to search in {options.IndexPath}; the command index makes one.");
        return 1;
    }

    /// <summary><c>minQuality</c> is <c>--min-quality</c>, and <c>--minQuality</c> too.</summary>
    private static Option<string[]> OptionFor(SearchParameter parameter)
    {
        var dashed = string.Concat(parameter.Name.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}"));
        string[] aliases = dashed == parameter.Name ? [] : [$"--{parameter.Name}"];
        return new Option<string[]>($"--{dashed}", aliases) { Description = parameter.Description, Arity = ArgumentArity.OneOrMore };
    }
}
