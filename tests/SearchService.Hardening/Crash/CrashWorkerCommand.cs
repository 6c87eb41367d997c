using System.CommandLine;
using System.Globalization;
using SearchService.Engine.Store;

namespace SearchService.Hardening;

/// <summary>The hidden verb of the process that is killed: warms up, says it is ready, reads what to do, and does it until it dies or
/// its parent does.</summary>
internal static class CrashWorkerCommand
{
    public const string Name = "crash-worker";
    public const string Ready = "ready";
    public const string Started = "started";

    public static Command Create()
    {
        var command = new Command(Name) { Hidden = true };
        command.SetAction(_ => Run());
        return command;
    }

    public static string Order(string folder, LifeSeed life) => string.Create(CultureInfo.InvariantCulture, $"{life.Seed}\t{life.Life}\t{folder}");

    private static int Run()
    {
        using (var memory = new RamDirectory())
        {
            new CrashWorker(memory, new LifeSeed(1, 1), static _ => { }).Run(sessions: 2);
        }

        var lines = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true, NewLine = "\n" };
        lines.WriteLine(Ready);
        if (Console.In.ReadLine()?.Split('\t') is not [var seed, var life, var folder])
        {
            return 1;
        }

        DieWithParent();
        lines.WriteLine(Started);
        using var directory = new MMapDirectory(folder);
        var place = new LifeSeed(int.Parse(seed, CultureInfo.InvariantCulture), int.Parse(life, CultureInfo.InvariantCulture));
        new CrashWorker(directory, place, lines.WriteLine).Run();
        return 0;
    }

    // The input ends with the process that holds its other end.
    private static void DieWithParent() => new Thread(() =>
    {
        while (Console.In.ReadLine() is not null)
        {
        }

        Environment.Exit(1);
    })
    { IsBackground = true }.Start();
}
