using System.Diagnostics;

namespace SearchService.Http;

/// <summary>One line for each request: method, path, status and time, and never the query string, which holds what people look for.
/// Good answers are logged at Debug, so that they cost nothing unless asked for; errors of the service and slow answers as warnings.</summary>
public sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private static readonly TimeSpan SlowFrom = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        await next(context);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var status = context.Response.StatusCode;
        var level = (status >= StatusCodes.Status500InternalServerError || elapsed >= SlowFrom) && !SearchLane.WasRefused(context) ? LogLevel.Warning : LogLevel.Debug;
        if (logger.IsEnabled(level))
        {
            // Encoded, so that a path with line breaks stays on one line.
            Log(level, context.Request.Method, context.Request.Path.ToUriComponent(), status, elapsed.TotalMilliseconds, context.TraceIdentifier);
        }
    }

    [LoggerMessage(Message = "{Method} {Path} {Status} {ElapsedMs:0.0} ms, request {RequestId}")]
    private partial void Log(LogLevel level, string method, string path, int status, double elapsedMs, string requestId);
}
