using Microsoft.AspNetCore.Server.Kestrel.Core;
using SearchService.Http;

namespace SearchService.Hosting;

/// <summary>What the server takes in from one connection, and for how long it waits for it.</summary>
public static class KestrelLimits
{
    // Above our own limit, whose answer says more; all that a connection may hold back is 10,000 times as much for as many connections.
    private const int MaxRequestLineBytes = 4 * UrlLimit.MaxLength;
    private const int MaxHeaderBytes = 16 * 1024;
    private const int MaxHeaders = 64;

    // Of a body that nobody reads yet.
    private const int MaxBufferBytes = 64 * 1024;

    private static readonly TimeSpan MaxHeaderTime = TimeSpan.FromSeconds(10);
    private static readonly MinDataRate SlowestClient = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Sets them.</summary>
    public static void Set(KestrelServerLimits server, ServiceLimits limits)
    {
        server.MaxConcurrentConnections = limits.MaxConnections;
        server.MaxRequestLineSize = MaxRequestLineBytes;
        server.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        server.MaxRequestHeaderCount = MaxHeaders;
        server.MaxRequestBodySize = JsonBody.MaxDroppedBytes;
        server.MaxRequestBufferSize = MaxBufferBytes;
        server.RequestHeadersTimeout = MaxHeaderTime;
        server.MinRequestBodyDataRate = SlowestClient;
        server.MinResponseDataRate = SlowestClient;
    }
}
