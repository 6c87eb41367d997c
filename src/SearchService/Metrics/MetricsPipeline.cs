using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace SearchService.Metrics;

/// <summary>Adds up what the meters of the service, of ASP.NET Core and of the runtime tell, for <c>/metrics</c>, and sends it by OTLP
/// where OpenTelemetry's own environment variables name a receiver.</summary>
public static class MetricsPipeline
{
    private const string RequestDuration = "http.server.request.duration";

    private static readonly string[] OtlpEndpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    private static readonly string[] Meters =
    [
        ServiceMeter.Name, ServiceMeter.Engine, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics",
    ];

    /// <summary>What Kestrel tells of each connection; the rest of its instruments hold the port and the like, on every series.</summary>
    private static readonly string[] KestrelInstruments =
        ["kestrel.active_connections", "kestrel.rejected_connections", "kestrel.queued_connections", "kestrel.queued_requests"];

    /// <summary>Of no use here, and named against Prometheus' rules.</summary>
    private static readonly string[] Dropped = ["dotnet.assembly.count", "dotnet.timer.count", "dotnet.process.cpu.count"];

    /// <summary>Registers the instruments and what reads them.</summary>
    public static void AddMetricsPipeline(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<SearchMetrics>();
        services.AddSingleton<IndexMetrics>();
        services.AddSingleton<ProcessMetrics>();
        services.AddSingleton<PrometheusExporter>();
        services.AddSingleton(Build);
    }

    /// <summary>Makes the instruments and begins to listen to them; to be called before the first request.</summary>
    public static void StartMetrics(this IServiceProvider services)
    {
        services.GetRequiredService<MeterProvider>();
        services.GetRequiredService<SearchMetrics>();
        services.GetRequiredService<IndexMetrics>();
        services.GetRequiredService<ProcessMetrics>();
    }

    private static MeterProvider Build(IServiceProvider services)
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("searchservice"))
            .AddMeter(Meters)
            .AddView(instrument => ViewOf(instrument, meters))
            .AddReader(new BaseExportingMetricReader(services.GetRequiredService<PrometheusExporter>()));
        var configuration = services.GetRequiredService<IConfiguration>();
        if (OtlpEndpoints.Any(name => !string.IsNullOrEmpty(configuration[name])))
        {
            builder.AddOtlpExporter();
        }

        return builder.Build();
    }

    private static MetricStreamConfiguration? ViewOf(Instrument instrument, IMeterFactory meters) => instrument.Meter.Name switch
    {
        // Another service in the same process.
        _ when instrument.Meter.Scope is { } scope && scope != meters => MetricStreamConfiguration.Drop,
        _ when Dropped.Contains(instrument.Name) => MetricStreamConfiguration.Drop,
        "Microsoft.AspNetCore.Server.Kestrel" => KestrelInstruments.Contains(instrument.Name)
            ? new MetricStreamConfiguration { TagKeys = [] }
            : MetricStreamConfiguration.Drop,
        _ when instrument.Name == RequestDuration => new ExplicitBucketHistogramConfiguration { Boundaries = Buckets.Latencies },
        _ => null,
    };
}
