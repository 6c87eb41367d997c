using System.Collections.Concurrent;
using System.Diagnostics;

namespace SearchService.Hardening;

/// <summary>A worker in a process of its own, which was started ahead and waits to be told what to do.</summary>
internal sealed class CrashChild : IDisposable
{
    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = [];
    private readonly Task<string> _errors;

    private CrashChild(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        Task.Factory.StartNew(ReadLines, TaskCreationOptions.LongRunning);
    }

    /// <summary>Starts one; it warms up and waits.</summary>
    /// <param name="program">The path of this program's SearchService.Hardening.dll.</param>
    public static CrashChild Start(string program)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(program);
        start.ArgumentList.Add(CrashWorkerCommand.Name);

        // A life is too short for code that is compiled twice.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new CrashChild(Process.Start(start)!);
    }

    /// <summary>Lets it work on an index until a moment, kills it, and gives all that it said.</summary>
    /// <exception cref="InvalidOperationException">It ended by itself; the message is what it printed as errors.</exception>
    public IReadOnlyList<string> Live(string folder, LifeSeed life, KillMoment moment)
    {
        Expect(CrashWorkerCommand.Ready);
        _process.StandardInput.WriteLine(CrashWorkerCommand.Order(folder, life));
        _process.StandardInput.Flush();
        Expect(CrashWorkerCommand.Started);
        var said = new List<string>();
        moment.WaitFor(_lines, said);
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"the worker ended by itself with {_process.ExitCode}: {_errors.Result}");
        }

        _process.Kill();
        _process.WaitForExit();
        said.AddRange(_lines.GetConsumingEnumerable());
        return said;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
    }

    private void Expect(string line)
    {
        if (!_lines.TryTake(out var said, TimeSpan.FromMinutes(1)) || said != line)
        {
            throw new InvalidOperationException($"a worker said '{said}', expected '{line}': {(_process.HasExited ? _errors.Result : "")}");
        }
    }

    // A line without its end was cut off by the kill.
    private void ReadLines()
    {
        var line = new System.Text.StringBuilder();
        var characters = new char[4096];
        int count;
        while ((count = _process.StandardOutput.Read(characters)) > 0)
        {
            foreach (var c in characters.AsSpan(0, count))
            {
                if (c != '\n')
                {
                    line.Append(c);
                    continue;
                }

                _lines.Add(line.ToString());
                line.Clear();
            }
        }

        _lines.CompleteAdding();
    }
}
