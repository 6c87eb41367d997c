using System.Text;
using OpenTelemetry.Metrics;

namespace SearchService.Metrics;

/// <summary>Names of OpenTelemetry as Prometheus writes them: <c>searchservice.index.size</c> in <c>By</c> is
/// <c>searchservice_index_size_bytes</c>. From OpenTelemetry's page on compatibility with Prometheus.</summary>
internal static class PrometheusName
{
    private const string Total = "total";

    /// <summary>The name of a family, with its unit, and <c>_total</c> where it only grows.</summary>
    public static string OfMetric(Metric metric)
    {
        var name = Clean(metric.Name, mayHoldColon: true);
        var type = TypeOf(metric.MetricType);
        if (UnitWord(metric.Unit, type) is { Length: > 0 } unit && !name.EndsWith("_" + unit, StringComparison.Ordinal))
        {
            name += "_" + unit;
        }

        return type == "counter" && !name.EndsWith("_" + Total, StringComparison.Ordinal) ? $"{name}_{Total}" : name;
    }

    /// <summary>The name of a label.</summary>
    public static string OfLabel(string key) => Clean(key, mayHoldColon: false);

    /// <summary>counter, gauge or histogram.</summary>
    public static string TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.Histogram => "histogram",
        MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => "gauge",
        _ => throw new NotSupportedException($"no text for metrics of type {type}"),
    };

    // What stands in braces is a note, not a unit; a ratio is told of gauges alone.
    private static string UnitWord(string unit, string type) => unit switch
    {
        "" => "",
        ['{', ..] => "",
        "1" => type == "gauge" ? "ratio" : "",
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "%" => "percent",
        _ => Clean(unit, mayHoldColon: false).Trim('_'),
    };

    // Letters, digits, underscores, colons in the names of families, and no digit in front.
    private static string Clean(string name, bool mayHoldColon)
    {
        var clean = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            var isGood = char.IsAsciiLetterOrDigit(c) || (c == ':' && mayHoldColon);
            if (isGood)
            {
                _ = clean.Length == 0 && char.IsAsciiDigit(c) ? clean.Append('_').Append(c) : clean.Append(c);
            }
            else if (clean.Length == 0 || clean[^1] != '_')
            {
                clean.Append('_');
            }
        }

        return clean.ToString();
    }
}
