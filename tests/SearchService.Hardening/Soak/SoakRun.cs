using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SearchService.Engine.Inspection;
using SearchService.Engine.Store;

namespace SearchService.Hardening;

/// <summary>Lets callers ask the whole program for everything while its articles change, jobs run and it is killed and started again. What
/// every answer must be is known from the time at which the index that answered was published.</summary>
public sealed class SoakRun : IAsyncDisposable
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(10);

    private readonly SoakOptions _options;
    private readonly Action<string> _print;
    private readonly Random _random;
    private readonly SoakTally _tally = new();
    private readonly SeenPublications _seen = new();
    private readonly SoakService _service;
    private readonly SoakArticles _articles;
    private readonly FolderHistory _history;
    private readonly SoakOperator _operator;
    private readonly List<double[]> _ends = [];
    private readonly Stopwatch _elapsed = new();

    /// <param name="program">The path of SearchService.dll.</param>
    /// <param name="folder">Where articles, index and log are; they stay there.</param>
    /// <param name="options">How long and how hard.</param>
    /// <param name="print">Told how far it is, line by line.</param>
    public SoakRun(string program, string folder, SoakOptions options, Action<string> print)
    {
        _options = options;
        _print = print;
        _random = new LifeSeed(options.Seed, -1).Random();
        _service = new SoakService(program, folder, options.Port, _tally);
        _articles = new SoakArticles(options.Seed, options.Articles * 11 / 10);
        _history = new FolderHistory(_articles, _service.ArticlesPath, _random);
        _operator = new SoakOperator(_service, _history, _seen, _tally);
    }

    /// <summary>What did not hold.</summary>
    public IReadOnlyCollection<string> Findings => _tally.Findings;

    /// <summary>How often the service was killed, the end left out.</summary>
    public int Kills { get; private set; }

    /// <summary>How many requests were answered.</summary>
    public long Requests => _tally.Requests;

    /// <summary>How many jobs ended.</summary>
    public int Jobs => _operator.Jobs.Count;

    /// <summary>Runs for as long as the options say. What does not hold is in <see cref="Findings"/>.</summary>
    public async Task RunAsync()
    {
        using var stop = new CancellationTokenSource();
        var work = Task.CompletedTask;
        try
        {
            await StartAsync();
            _elapsed.Start();
            work = Task.WhenAll([.. Enumerable.Range(0, _options.Connections).Select(i => Task.Run(() => CallAsync(i, stop.Token))), Task.Run(() => ReportAsync(stop.Token))]);
            while (_elapsed.Elapsed < _options.Duration * 2 / 3)
            {
                await LiveAsync(_options.Duration * 2 / 3, isKilled: true);
                await StartAsync();
            }

            await LiveAsync(_options.Duration, isKilled: false);
        }
        catch (Exception e) when (e is TimeoutException or IOException or HttpRequestException or InvalidOperationException or KeyNotFoundException or JsonException or OperationCanceledException)
        {
            _tally.FoundOfLife($"the run cannot go on: {e}");
        }

        await stop.CancelAsync();
        await work;
        _service.Kill();
        CheckLives();
        CheckFiles();
    }

    /// <summary>Prints what came of it.</summary>
    public void Summarize()
    {
        foreach (var line in _tally.Lines())
        {
            _print(line);
        }

        var jobs = _operator.Jobs.Order().ToArray();
        var starts = _operator.Starts.Order().ToArray();
        Print($"{_tally.Requests} answers, p50 {_tally.Percentile(0.5):F1} ms, p99 {_tally.Percentile(0.99):F1} ms; {Kills} kills");
        Print($"{jobs.Length} jobs, median {jobs[jobs.Length / 2].TotalSeconds:F2} s, longest {jobs[^1].TotalSeconds:F2} s; from start to first answer: median {starts[starts.Length / 2].TotalSeconds:F2} s, longest {starts[^1].TotalSeconds:F2} s");
        Print($"{Findings.Count} findings, seed {_options.Seed}");
        foreach (var finding in Findings)
        {
            _print(finding);
        }
    }

    public ValueTask DisposeAsync()
    {
        _operator.Dispose();
        _service.Dispose();
        return ValueTask.CompletedTask;
    }

    // Everybody may ask from the first answer on, while the job of the start still runs; the first time, when it has built the index.
    private async Task StartAsync()
    {
        _service.Start();
        await _operator.AwaitSearchAsync();
        _service.IsUp = _service.Life > 0;
        await _operator.AwaitJobAsync(null);
        _service.IsUp = true;
        using var connection = new SoakConnection(_service, _seen, _tally);
        if (await new CursorWalk(connection, _history, _seen).RunAsync(-1, "newest") is { } fault)
        {
            _tally.Found($"after a start: {fault}");
        }
    }

    private async Task CallAsync(int number, CancellationToken stop)
    {
        using var connection = new SoakConnection(_service, _seen, _tally);
        var searches = new SearchRequests(_articles, _history, _seen);
        var caller = new SoakCaller(_service, connection, searches, new OtherRequests(_articles, _history), new CursorWalk(connection, _history, _seen), _tally);
        await caller.RunAsync(new LifeSeed(_options.Seed, number).Random(), stop);
    }

    // Until it is killed, within a job or after it, or until the time is over.
    private async Task LiveAsync(TimeSpan until, bool isKilled)
    {
        var life = _service.Life;
        var killAt = _elapsed.Elapsed + (_options.KillInterval * (0.5 + _random.NextDouble()));
        var end = isKilled && killAt < until ? killAt : until;
        await using var watch = new LifeWatch(_service);
        while (true)
        {
            var next = _elapsed.Elapsed + _options.JobInterval;
            _history.Change();
            var job = await _operator.StartJobAsync(_random.Next(5) == 0 ? "full" : "changed");
            if (isKilled && next >= end && _random.Next(3) > 0)
            {
                var usual = _operator.Jobs[_random.Next(_operator.Jobs.Count)];
                await Task.Delay(usual * (1.2 * _random.NextDouble()));
                break;
            }

            await _operator.AwaitJobAsync(job);
            await DelayUntilAsync(next < end ? next : end);
            if (_elapsed.Elapsed >= end)
            {
                break;
            }
        }

        foreach (var growth in await watch.StopAsync())
        {
            _tally.FoundOfLife($"life {life}: {growth}");
        }

        if (watch.End is { } medians)
        {
            _ends.Add(medians);
        }

        Print($"life {life}: {watch.Line()}");
        if (isKilled)
        {
            Kill();
        }
    }

    // Every other time the folder changes before the next start.
    private void Kill()
    {
        _service.Kill();
        Kills++;
        if (_random.Next(2) == 0)
        {
            _history.Change();
        }
    }

    private async Task DelayUntilAsync(TimeSpan time)
    {
        if (time - _elapsed.Elapsed is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest);
        }
    }

    private async Task ReportAsync(CancellationToken stop)
    {
        _print("first > last third of each life: " + string.Join(", ", ResourceSample.Names));
        using var timer = new PeriodicTimer(ReportInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                Print($"{_elapsed.Elapsed.TotalSeconds:F0} s: {_tally.Requests} answers, {Jobs} jobs, {Kills} kills, {_history.Newest.Count} articles, version {_seen.Newest.Version}, {Findings.Count} findings");
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private void CheckLives()
    {
        if (_ends.Count > 1)
        {
            foreach (var growth in LifeWatch.FindGrowth(_ends[0], _ends[^1]))
            {
                _tally.FoundOfLife($"from the first life to the last: {growth}");
            }
        }
    }

    private void CheckFiles()
    {
        using var directory = new MMapDirectory(_service.IndexPath);
        var status = CheckIndex.Check(directory);
        if (!status.IsClean)
        {
            _tally.FoundOfLife("CheckIndex: " + string.Join("; ", status.Errors));
        }
    }

    private void Print(FormattableString text) => _print(text.ToString(CultureInfo.InvariantCulture));
}
