using System.Net;
using Microsoft.AspNetCore.Connections.Features;

namespace SearchService.Http;

/// <summary>Tells whether a request was made on this machine, by somebody who meant to make it.</summary>
/// <remarks>
/// <para>The connection decides: both of its ends are loopback addresses, as the socket has them, whatever a header or a trusted proxy says.</para>
/// <para>A proxy on this machine makes such connections for callers from anywhere; proxies tell so by a header, and a request that has
/// one is not local. A header can thus only take the right away, never give it.</para>
/// <para>A browser on this machine makes such connections for pages from anywhere. It names the page's site in <c>Origin</c> and
/// <c>Sec-Fetch-Site</c>, which must be this one; and since another site may make its own name point to this machine (DNS rebinding), the
/// name under which the service is asked must be a name of loopback.</para>
/// </remarks>
public static class LocalCaller
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Original-For"];

    /// <summary>Whether the request is local, in the sense above.</summary>
    public static bool Made(HttpRequest request) =>
        IsLoopbackConnection(request.HttpContext)
        && !ProxyHeaders.Any(request.Headers.ContainsKey)
        && (!request.Host.HasValue || IsLoopbackName(request.Host.Host))
        && IsOfThisSite(request);

    private static bool IsLoopbackConnection(HttpContext context)
    {
        // What the socket says; the addresses of HttpContext.Connection are those that a forwarded header may have changed.
        var connection = context.Features.Get<IConnectionEndPointFeature>();
        return connection is { RemoteEndPoint: IPEndPoint remote, LocalEndPoint: IPEndPoint local }
            && IsLoopback(remote.Address) && IsLoopback(local.Address);
    }

    private static bool IsLoopback(IPAddress address) =>
        IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool IsLoopbackName(string host)
    {
        var name = host.Trim('[', ']').TrimEnd('.');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out var address) && IsLoopback(address));
    }

    private static bool IsOfThisSite(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return (origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            && site is "" or "same-origin" or "none";
    }
}
