using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace SearchService.Metrics;

/// <summary>Collects on demand, as text that Prometheus reads. Thread-safe; the buffer is kept from one time to the next.</summary>
[ExportModes(ExportModes.Pull)]
public sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Lock _lock = new();
    private readonly PrometheusWriter _writer = new();

    /// <summary>Set by the reader that this belongs to.</summary>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>Everything as it is now: UTF-8 of type <see cref="PrometheusWriter.ContentType"/>.</summary>
    /// <exception cref="InvalidOperationException">Nothing could be collected.</exception>
    public byte[] Scrape()
    {
        lock (_lock)
        {
            return Collect?.Invoke(Timeout.Infinite) == true
                ? _writer.Written.ToArray()
                : throw new InvalidOperationException("the metrics could not be collected");
        }
    }

    /// <summary>Called back by <see cref="Collect"/>.</summary>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var metrics = new List<Metric>();
        foreach (var metric in batch)
        {
            metrics.Add(metric);
        }

        _writer.Write(metrics);
        return ExportResult.Success;
    }
}
