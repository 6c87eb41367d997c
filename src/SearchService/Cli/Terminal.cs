using Spectre.Console;

namespace SearchService.Cli;

/// <summary>Where commands print: with colours and movement on a terminal, as plain lines anywhere else.</summary>
public static class Terminal
{
    /// <summary>Wide enough that lines for a file or a pipe are not folded.</summary>
    private const int PlainWidth = 1_000;

    public static IAnsiConsole Open(TextWriter output)
    {
        var target = new AnsiConsoleOutput(output);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = target.IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!target.IsTerminal)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }

    /// <summary>Whether lines can be drawn over.</summary>
    public static bool IsLive(this IAnsiConsole console) => console.Profile is { Out.IsTerminal: true, Capabilities: { Ansi: true, Interactive: true } };
}
