using Microsoft.AspNetCore.HttpOverrides;

namespace SearchService.Http;

/// <summary>Takes the word of configured proxies on which address calls, and by which scheme; without any, forwarded headers are read by nobody.</summary>
public static class TrustedProxies
{
    /// <summary>To stand in front of everything that looks at the caller.</summary>
    public static void UseTrustedProxies(this IApplicationBuilder app, IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        if (proxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As far as the chain consists of trusted ones.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        app.UseForwardedHeaders(options);
    }
}
