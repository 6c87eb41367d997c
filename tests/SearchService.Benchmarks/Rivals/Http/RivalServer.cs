using System.Diagnostics;

namespace SearchService.Benchmarks;

/// <summary>A side that serves in a process of its own, until it is disposed of.</summary>
internal sealed class RivalServer : IDisposable
{
    private readonly Process _process;

    private RivalServer(Process process) => _process = process;

    /// <summary>Returns when it says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static RivalServer Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line == "ready")
            {
                return new RivalServer(process);
            }
        }

        process.WaitForExit();
        throw new InvalidOperationException($"{start.FileName} left with {process.ExitCode} instead of serving");
    }

    /// <summary>Memory of the process, mapped files included.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public void Dispose()
    {
        // The end of its input is the end of its work.
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
