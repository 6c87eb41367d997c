using System.Net;
using System.Net.Sockets;

namespace SearchService.Hardening;

/// <summary>How long and how hard a soak is.</summary>
public sealed record SoakOptions
{
    /// <summary>How long requests are sent. The last third is one life without a kill, in which growth shows.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How many send requests, one after another each.</summary>
    public int Connections { get; init; } = 32;

    /// <summary>About how many articles the folder has.</summary>
    public int Articles { get; init; } = 5_000;

    /// <summary>From the beginning of one job to that of the next.</summary>
    public TimeSpan JobInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>From one kill to the next, give or take a half.</summary>
    public TimeSpan KillInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Of everything random but the exact timing.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where the service listens on the loopback address.</summary>
    public int Port { get; init; }

    /// <summary>A port of the loopback address on which nobody listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
