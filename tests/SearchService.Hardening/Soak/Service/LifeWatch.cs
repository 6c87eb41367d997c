using System.Globalization;

namespace SearchService.Hardening;

/// <summary>Watches what the process of one life holds, once a second, and says what grew.</summary>
internal sealed class LifeWatch : IAsyncDisposable
{
    private const int LeastSamples = 30;
    private const string ManagedMetric = "process_managed_memory_bytes ";

    private readonly SoakService _service;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ResourceSample> _samples = [];
    private readonly Task _watching;

    public LifeWatch(SoakService service)
    {
        _service = service;
        _watching = OperatingSystem.IsLinux() ? Task.Run(WatchAsync) : Task.CompletedTask;
    }

    /// <summary>The medians of the last third of the life, after <see cref="StopAsync"/>; null when it was too short to tell.</summary>
    public double[]? End { get; private set; }

    /// <summary>Stops watching; to be called before the process ends.</summary>
    /// <returns>What grew from the first third to the last one, after the warming up.</returns>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        var warm = _samples.Skip(_samples.Count / 4).ToArray();
        if (warm.Length < LeastSamples)
        {
            return [];
        }

        var third = warm.Length / 3;
        var begin = Medians(warm[..third]);
        End = Medians(warm[^third..]);
        return FindGrowth(begin, End);
    }

    /// <summary>What is larger at the end of a time than at its beginning, beyond what it may.</summary>
    public static IReadOnlyList<string> FindGrowth(double[] begin, double[] end) =>
    [
        .. from i in Enumerable.Range(0, begin.Length)
           where end[i] > (begin[i] * ResourceSample.AllowedGrowth[i]) + ResourceSample.Slack[i]
           select string.Create(CultureInfo.InvariantCulture, $"{ResourceSample.Names[i]} grew from {begin[i]:F0} to {end[i]:F0}"),
    ];

    /// <summary>The medians of the first and the last third, warming up left out, as a line of a table.</summary>
    public string Line()
    {
        var warm = _samples.Skip(_samples.Count / 4).ToArray();
        if (warm.Length < 3)
        {
            return "too short to tell";
        }

        var third = warm.Length / 3;
        var begin = Medians(warm[..third]);
        var end = Medians(warm[^third..]);
        return string.Join("  ", begin.Zip(end, (one, other) => string.Create(CultureInfo.InvariantCulture, $"{one:F0}>{other:F0}").PadLeft(9)));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private static double[] Medians(ResourceSample[] samples) =>
        [.. Enumerable.Range(0, ResourceSample.Names.Length).Select(i => samples.Select(sample => sample.Values[i]).Order().ElementAt(samples.Length / 2))];

    private async Task WatchAsync()
    {
        using var client = new HttpClient { BaseAddress = _service.Address };
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                var metrics = await client.GetStringAsync("/metrics", _stop.Token);
                var line = metrics.Split('\n').First(line => line.StartsWith(ManagedMetric, StringComparison.Ordinal));
                _samples.Add(ResourceSample.Take(_service.ProcessId, _service.IndexPath, double.Parse(line.AsSpan(ManagedMetric.Length), CultureInfo.InvariantCulture)));
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Told to.
        }
    }
}
