using System.Diagnostics.Metrics;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using SearchService.Metrics;
using Xunit;

namespace SearchService.Tests.Metrics;

public sealed class PrometheusExporterTests : IDisposable
{
    private readonly Meter _meter = new($"test-{Guid.NewGuid():N}");
    private readonly PrometheusExporter _exporter = new();
    private readonly MeterProvider _provider;

    public PrometheusExporterTests() => _provider = Sdk.CreateMeterProviderBuilder()
        .AddMeter(_meter.Name)
        .AddReader(new BaseExportingMetricReader(_exporter))
        .Build();

    [Fact]
    public void Scrape_of_nothing_is_empty() => Assert.Empty(_exporter.Scrape());

    [Fact]
    public void Scrape_writes_a_histogram_cumulatively()
    {
        var histogram = _meter.CreateHistogram("a.time", "s", "How long.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1, 2.5] });
        foreach (var value in (double[])[0.25, 0.5, 1.5, 40])
        {
            histogram.Record(value, new KeyValuePair<string, object?>("kind", "x"));
        }

        Assert.Equal(
            """
            # HELP a_time_seconds How long.
            # TYPE a_time_seconds histogram
            a_time_seconds_bucket{kind="x",le="0.5"} 2
            a_time_seconds_bucket{kind="x",le="1"} 2
            a_time_seconds_bucket{kind="x",le="2.5"} 3
            a_time_seconds_bucket{kind="x",le="+Inf"} 4
            a_time_seconds_sum{kind="x"} 42.25
            a_time_seconds_count{kind="x"} 4

            """,
            Text());
    }

    [Theory]
    [InlineData("a.b", null, "a_b_total")]
    [InlineData("a.b", "By", "a_b_bytes_total")]
    [InlineData("a.b", "{thing}", "a_b_total")]
    [InlineData("a.b", "1", "a_b_total")]
    [InlineData("a.bytes", "By", "a_bytes_total")]
    [InlineData("a.total", "{thing}", "a_total")]
    [InlineData("a--b/c", "ms", "a_b_c_milliseconds_total")]
    public void Scrape_names_a_counter_with_its_unit_and_total(string name, string? unit, string expected)
    {
        _meter.CreateCounter<long>(name, unit).Add(3);

        Assert.Equal($"# TYPE {expected} counter\n{expected} 3\n", Text());
    }

    [Theory]
    [InlineData("1", "a_ratio")]
    [InlineData("s", "a_seconds")]
    [InlineData("{thing}", "a")]
    public void Scrape_names_a_gauge_with_its_unit(string unit, string expected)
    {
        _meter.CreateObservableGauge("a", () => 0.25, unit);

        Assert.Equal($"# TYPE {expected} gauge\n{expected} 0.25\n", Text());
    }

    [Fact]
    public void Scrape_escapes_labels_and_help()
    {
        _meter.CreateObservableGauge("a", () => new Measurement<double>(double.PositiveInfinity, new KeyValuePair<string, object?>("x.y", "\"back\\slash\"\nline")), null, "One \\ line\nor two.");

        Assert.Equal("# HELP a One \\\\ line\\nor two.\n# TYPE a gauge\na{x_y=\"\\\"back\\\\slash\\\"\\nline\"} +Inf\n", Text());
        ExpositionText.Parse(Text());
    }

    [Fact]
    public void Scrape_orders_families_and_labels()
    {
        _meter.CreateUpDownCounter<int>("b").Add(-2, new("z", true), new("a", 1.5));
        _meter.CreateCounter<double>("a").Add(0.5);

        Assert.Equal("# TYPE a_total counter\na_total 0.5\n# TYPE b gauge\nb{a=\"1.5\",z=\"true\"} -2\n", Text());
    }

    [Fact]
    public void Scrape_leaves_out_a_metric_whose_name_another_type_has()
    {
        _meter.CreateUpDownCounter<int>("a.total").Add(1);
        _meter.CreateCounter<int>("a").Add(2);

        var text = ExpositionText.Parse(Text().Replace("a_total gauge", "a_total counter", StringComparison.Ordinal));

        Assert.Single(text.Samples);
    }

    [Fact]
    public async Task Scrape_at_once_gives_everybody_a_whole_text()
    {
        var counter = _meter.CreateCounter<long>("a");
        counter.Add(1);

        var texts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 50).Select(_ => Text()).ToArray())));

        Assert.All(texts.SelectMany(text => text), text => Assert.Equal("# TYPE a_total counter\na_total 1\n", text));
    }

    public void Dispose()
    {
        _provider.Dispose();
        _meter.Dispose();
    }

    private string Text() => Encoding.UTF8.GetString(_exporter.Scrape());
}
