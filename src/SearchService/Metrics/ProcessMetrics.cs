using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SearchService.Metrics;

/// <summary>Tells of the process what the runtime's own meter (<c>System.Runtime</c>) does not, under the names that Prometheus' own clients use
/// (<c>process_resident_memory_bytes</c>, <c>process_open_fds</c>). What only Linux tells is absent elsewhere.</summary>
public sealed class ProcessMetrics
{
    private const string StatusFile = "/proc/self/status";
    private const string DescriptorFolder = "/proc/self/fd";

    private static readonly KeyValuePair<string, object?>[] Build =
    [
        new("version", typeof(ProcessMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion),
        new("runtime", RuntimeInformation.FrameworkDescription),
    ];

    public ProcessMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ServiceMeter.Name);
        using var process = Process.GetCurrentProcess();
        var started = (process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;
        meter.CreateObservableGauge("searchservice.build.info", () => new Measurement<int>(1, Build), null, "1, with the version of the program and of the runtime.");
        meter.CreateObservableGauge("process.start_time", () => started, "s", "When the process was started, since 1970-01-01.");
        meter.CreateObservableGauge("process.managed_memory", () => GC.GetTotalMemory(forceFullCollection: false), "By", "Managed heap in use, garbage included.");
        meter.CreateObservableGauge("process.resident_memory", () => Environment.WorkingSet, "By", "Resident memory, mapped files included.");
        meter.CreateObservableGauge("process.mapped_memory", () => StatusBytes("RssFile:"), "By", "Resident memory that belongs to mapped files.");
        meter.CreateObservableGauge("process.virtual_memory", () => StatusBytes("VmSize:"), "By", "Address space, mapped files included.");
        meter.CreateObservableGauge("process.threads", () => Status("Threads:"), "{thread}", "Threads of the process.");
        meter.CreateObservableGauge("process.open_fds", CountDescriptors, "{file_descriptor}", "Open file descriptors.");
    }

    private static IEnumerable<Measurement<long>> StatusBytes(string name) => Status(name).Select(kilobytes => new Measurement<long>(kilobytes.Value * 1024));

    // Name, blanks, a number, perhaps a unit.
    private static IEnumerable<Measurement<long>> Status(string name)
    {
        if (OperatingSystem.IsLinux() && File.ReadLines(StatusFile).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line)
        {
            yield return new Measurement<long>(long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Measurement<long>> CountDescriptors() =>
        OperatingSystem.IsLinux() ? [new Measurement<long>(Directory.EnumerateFileSystemEntries(DescriptorFolder).LongCount())] : [];
}
