using System.Buffers;
using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace SearchService.Metrics;

/// <summary>Writes metrics in Prometheus' text format, version 0.0.4: for each family its lines HELP and TYPE, then its samples.</summary>
internal sealed class PrometheusWriter
{
    /// <summary>The media type of the text.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>What the last <see cref="Write"/> wrote, in UTF-8.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary>Writes all of them anew, in order of name. A second metric of one name and type goes on in its family; one of
    /// another type is left out, since no reader would take it.</summary>
    public void Write(IEnumerable<Metric> metrics)
    {
        _buffer.ResetWrittenCount();
        foreach (var family in metrics.GroupBy(PrometheusName.OfMetric, StringComparer.Ordinal).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            var first = family.First();
            var type = PrometheusName.TypeOf(first.MetricType);
            WriteHead(family.Key, first.Description, type);
            foreach (var metric in family.Where(metric => PrometheusName.TypeOf(metric.MetricType) == type))
            {
                foreach (ref readonly var point in metric.GetMetricPoints())
                {
                    WritePoint(family.Key, metric.MetricType, point);
                }
            }
        }
    }

    private void WriteHead(string name, string description, string type)
    {
        if (description.Length > 0)
        {
            Append($"# HELP {name} {description.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\n");
        }

        Append($"# TYPE {name} {type}\n");
    }

    private void WritePoint(string name, MetricType type, in MetricPoint point)
    {
        var labels = LabelsOf(point.Tags);
        switch (type)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                WriteSample(name, labels, Text(point.GetSumLong()));
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                WriteSample(name, labels, Text(point.GetSumDouble()));
                break;
            case MetricType.LongGauge:
                WriteSample(name, labels, Text(point.GetGaugeLastValueLong()));
                break;
            case MetricType.DoubleGauge:
                WriteSample(name, labels, Text(point.GetGaugeLastValueDouble()));
                break;
            default:
                WriteHistogram(name, labels, point);
                break;
        }
    }

    // Each bucket counts those below it too. The count is that of the last one, so that they agree while others go on measuring.
    private void WriteHistogram(string name, string labels, in MetricPoint point)
    {
        var before = labels.Length == 0 ? "" : labels + ",";
        long count = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            WriteSample(name + "_bucket", $"{before}le=\"{Text(bucket.ExplicitBound)}\"", Text(count));
        }

        WriteSample(name + "_sum", labels, Text(point.GetHistogramSum()));
        WriteSample(name + "_count", labels, Text(count));
    }

    private void WriteSample(string name, string labels, string value) =>
        Append(labels.Length == 0 ? $"{name} {value}\n" : $"{name}{{{labels}}} {value}\n");

    private void Append(string text) => Encoding.UTF8.GetBytes(text, _buffer);

    private static string LabelsOf(ReadOnlyTagCollection tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            // Keys that differ only in what Prometheus cannot write share a label.
            var name = PrometheusName.OfLabel(key);
            var text = value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels[name] = labels.TryGetValue(name, out var other) ? $"{other};{text}" : text;
        }

        return string.Join(',', labels.Select(label => $"{label.Key}=\"{Escape(label.Value)}\""));
    }

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };
}
