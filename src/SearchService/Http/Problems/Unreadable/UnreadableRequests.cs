using System.Diagnostics;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SearchService.Http;

/// <summary>Makes a problem of what the server itself refuses before the service sees it: a bad request line, too many headers, a client
/// too slow with them. The server tells of each as a diagnostic event, answers with a status and no body, and closes the connection; that
/// answer is replaced as a whole. Over TLS, where the bytes of an answer do not pass here, and in HTTP/2, which resets the stream, it stays as it is.</summary>
public sealed class UnreadableRequests : IObserver<KeyValuePair<string, object?>>
{
    private const string EventName = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <summary>Puts a <see cref="ReplaceableOutput"/> under each connection.</summary>
    public static void Wrap(ListenOptions listener) => listener.Use(next => connection =>
    {
        connection.Transport = new ReplaceableTransport(connection.Transport);
        return next(connection);
    });

    /// <summary>Listens for the server's events as long as the application lives.</summary>
    public static void Listen(WebApplication app)
    {
        var events = app.Services.GetRequiredService<DiagnosticListener>();
        var subscription = events.Subscribe(new UnreadableRequests(), name => name == EventName);
        app.Lifetime.ApplicationStopped.Register(subscription.Dispose);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is IFeatureCollection features
            && features.Get<IHttpResponseFeature>() is { HasStarted: false } response
            && features.Get<IConnectionTransportFeature>()?.Transport is ReplaceableTransport transport)
        {
            transport.ReplaceableOutput.Replace(UnreadableAnswer.Write(response.StatusCode, response.Headers));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
