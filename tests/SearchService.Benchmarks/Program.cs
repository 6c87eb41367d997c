using BenchmarkDotNet.Running;
using SearchService.Benchmarks;

try
{
    return args switch
    {
        ["write", .. var rest] => WriteCommand.Run(new DriverArguments(rest)),
        ["index-memory", .. var rest] => IndexMemoryCommand.Run(new DriverArguments(rest, "force-merge", "cpu", "json")),
        ["index-folder", .. var rest] => await IndexFolderCommand.RunAsync(new DriverArguments(rest, "changed", "json")),
        ["queries", .. var rest] => QueriesCommand.Run(new DriverArguments(rest)),
        ["search", .. var rest] => SearchCommand.Run(new DriverArguments(rest, "cpu", "json")),
        ["suggest", .. var rest] => SuggestCommand.Run(new DriverArguments(rest, "cpu")),
        ["rivals", .. var rest] => RivalsCommand.Run(new DriverArguments(rest, "verify", "reuse", "http")),
        ["load", .. var rest] => await LoadCommand.RunAsync(new DriverArguments(rest)),
        ["engine", .. var rest] => EngineSide.Run(new DriverArguments(rest)),
        ["micro", .. var rest] => RunMicro(rest),
        _ => ShowHelp(),
    };
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

static int RunMicro(string[] rest)
{
    BenchmarkSwitcher.FromAssembly(typeof(AnalysisBench).Assembly).Run(rest);
    return 0;
}

static int ShowHelp()
{
    Console.WriteLine(DriverHelp.Text);
    return 0;
}
