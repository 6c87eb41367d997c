using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SearchService.Http;

/// <summary>The two ends of a connection as its socket has them. Nothing that a request says changes them.</summary>
public sealed class ConnectionEnds : IConnectionEndPointFeature
{
    public EndPoint? LocalEndPoint { get; set; }

    public EndPoint? RemoteEndPoint { get; set; }

    /// <summary>Notes them for the requests of each connection, before the first of them.</summary>
    public static void Note(ListenOptions listener) => listener.Use(next => connection =>
    {
        connection.Features.Set<IConnectionEndPointFeature>(new ConnectionEnds
        {
            LocalEndPoint = connection.LocalEndPoint,
            RemoteEndPoint = connection.RemoteEndPoint,
        });
        return next(connection);
    });
}
