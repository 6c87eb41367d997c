using System.Diagnostics;

namespace SearchService.Benchmarks;

/// <summary>What this process takes of the machine's memory, mapped files included.</summary>
internal static class ProcessMemory
{
    /// <summary>The most that was ever resident (VmHWM on Linux).</summary>
    public static long PeakBytes => Process.GetCurrentProcess().PeakWorkingSet64;

    public static long ResidentBytes => Process.GetCurrentProcess().WorkingSet64;
}
