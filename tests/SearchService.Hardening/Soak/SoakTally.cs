using System.Collections.Concurrent;
using System.Globalization;

namespace SearchService.Hardening;

/// <summary>What came of the requests, and what did not hold. Thread-safe.</summary>
internal sealed class SoakTally
{
    private const int MaxFindings = 200;
    private const double BucketGrowth = 1.05;
    private const double LeastMs = 0.05;

    // The bounds of the buckets grow by a twentieth each, to more than a minute.
    private readonly long[] _latencies = new long[300];
    private readonly ConcurrentDictionary<(string Kind, string Outcome), long> _outcomes = [];
    private readonly ConcurrentQueue<string> _findings = [];
    private long _requests;

    public long Requests => Interlocked.Read(ref _requests);

    public IReadOnlyCollection<string> Findings => _findings;

    public void Answered(string kind, int status, TimeSpan took)
    {
        Count(kind, status.ToString(CultureInfo.InvariantCulture));
        Interlocked.Increment(ref _requests);
        var bucket = (int)(Math.Log(Math.Max(1, took.TotalMilliseconds / LeastMs)) / Math.Log(BucketGrowth));
        Interlocked.Increment(ref _latencies[Math.Min(bucket, _latencies.Length - 1)]);
    }

    /// <summary>Counts what had no answer.</summary>
    public void Count(string kind, string outcome) => _outcomes.AddOrUpdate((kind, outcome), 1, static (_, count) => count + 1);

    /// <summary>Notes what did not hold in a request; the first ones are enough.</summary>
    public void Found(string finding)
    {
        if (_findings.Count < MaxFindings)
        {
            FoundOfLife(finding);
        }
    }

    /// <summary>Notes what did not hold for a life or for the whole run, however much was found before.</summary>
    public void FoundOfLife(string finding) =>
        _findings.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss.fff} {finding}"));

    /// <summary>The time, in milliseconds, in which this share of all answers came, to a twentieth.</summary>
    public double Percentile(double share)
    {
        var rest = (long)(Requests * share);
        var bucket = 0;
        while (bucket < _latencies.Length - 1 && (rest -= Interlocked.Read(ref _latencies[bucket])) > 0)
        {
            bucket++;
        }

        return LeastMs * Math.Pow(BucketGrowth, bucket + 1);
    }

    /// <summary>One line for each kind of request: how often which status came.</summary>
    public IEnumerable<string> Lines() => _outcomes
        .GroupBy(entry => entry.Key.Kind)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Key,-12}" + string.Concat(group
            .OrderBy(entry => entry.Key.Outcome, StringComparer.Ordinal)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"  {entry.Key.Outcome}: {entry.Value}"))));
}
