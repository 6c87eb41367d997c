using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;

namespace SearchService.Tests.Http.Locks;

/// <summary>Makes every request come over a connection between two addresses.</summary>
public sealed class Caller(IPAddress remote, IPAddress local) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            context.Connection.RemoteIpAddress = remote;
            context.Features.Set<IConnectionEndPointFeature>(new EndPoints(remote, local));
            return following(context);
        });
        next(app);
    };

    private sealed class EndPoints(IPAddress remote, IPAddress local) : IConnectionEndPointFeature
    {
        public EndPoint? RemoteEndPoint { get; set; } = new IPEndPoint(remote, 50_000);

        public EndPoint? LocalEndPoint { get; set; } = new IPEndPoint(local, 5080);
    }
}
