using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace SearchService.Tests;

/// <summary>The program in a process of its own, which ends with the test.</summary>
public sealed partial class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly string _firstOutput;
    private readonly Task<string> _output;

    private RunningProgram(Process process, Uri address, string firstOutput, Task<string> output)
    {
        _process = process;
        _firstOutput = firstOutput;
        _output = output;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it in the folder, over the folder's articles, on a port that is free.</summary>
    public static async Task<RunningProgram> StartAsync(TempFolder folder, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "SearchService.dll"), .. folder.Settings, .. settings, "--urls=http://127.0.0.1:0"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(StartLimit);
        var before = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            before.AppendLine(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                var rest = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new RunningProgram(process, new Uri(match.Groups[1].Value), before.ToString(), rest);
            }
        }

        await process.WaitForExitAsync(limit.Token);
        throw new InvalidOperationException($"the program ended with {process.ExitCode} before it listened");
    }

    /// <summary>Ends it.</summary>
    /// <returns>What it logged.</returns>
    public async Task<string> StopAsync()
    {
        _process.Kill();
        return _firstOutput + await _output;
    }

    /// <summary>Sends a signal, by its name without SIG.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(StartLimit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("Now listening on: (http://\\S+)")]
    private static partial Regex Listening();
}
