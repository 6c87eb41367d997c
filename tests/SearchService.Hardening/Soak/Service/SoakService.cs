using System.Diagnostics;
using System.Globalization;

namespace SearchService.Hardening;

/// <summary>The built program, in a process that is killed and started again over the same folders.</summary>
/// <param name="program">The path of SearchService.dll.</param>
/// <param name="folder">Where articles, index and log are.</param>
/// <param name="port">Where it listens.</param>
/// <param name="tally">Told of errors in its log, and when it ends by itself.</param>
internal sealed class SoakService(string program, string folder, int port, SoakTally tally) : IDisposable
{
    /// <summary>How many replaced publications are kept for cursors.</summary>
    public const int MaxPinnedVersions = 4;

    /// <summary>How long a replaced publication is kept for a cursor, in seconds.</summary>
    public const int CursorKeepAliveSeconds = 30;

    private readonly StreamWriter _log = new(Path.Combine(folder, "service.log")) { AutoFlush = true };
    private readonly Lock _lock = new();
    private Process? _process;
    private volatile bool _isUp;
    private volatile int _life;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    public string ArticlesPath { get; } = Path.Combine(folder, "articles");

    public string IndexPath { get; } = Path.Combine(folder, "index");

    /// <summary>Whether it is expected to answer everything.</summary>
    public bool IsUp
    {
        get => _isUp;
        set => _isUp = value;
    }

    /// <summary>How many times it was killed.</summary>
    public int Life => _life;

    public int ProcessId => _process!.Id;

    /// <summary>Whether it ended without being killed.</summary>
    public bool HasEnded => _process!.HasExited;

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            program,
            $"--Search:ArticlesPath={ArticlesPath}",
            $"--Search:IndexPath={IndexPath}",
            string.Create(CultureInfo.InvariantCulture, $"--Search:Limits:CursorKeepAliveSeconds={CursorKeepAliveSeconds}"),
            string.Create(CultureInfo.InvariantCulture, $"--Search:Limits:MaxPinnedVersions={MaxPinnedVersions}"),
            $"--urls=http://127.0.0.1:{port}",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Log(line.Data);
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        if (_process!.HasExited)
        {
            tally.FoundOfLife($"the program ended by itself with {_process.ExitCode}");
        }

        _isUp = false;
        _life++;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            Kill();
        }

        lock (_lock)
        {
            _log.Dispose();
        }
    }

    private void Log(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lock)
        {
            _log.WriteLine(line);
        }

        if (line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) || line.StartsWith("Unhandled", StringComparison.Ordinal))
        {
            tally.Found($"life {_life}, log: {line}");
        }
    }
}
