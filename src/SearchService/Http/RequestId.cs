using System.Buffers;
using System.Diagnostics;

namespace SearchService.Http;

/// <summary>Gives every request an id that the answer tells (<c>X-Request-Id</c>), that problems hold as <c>traceId</c>, and that every line of the log has:
/// the caller's own where it sent a good one, else the id of the trace (W3C <c>traceparent</c>) that the request belongs to or begins.</summary>
public sealed class RequestId(RequestDelegate next, ILogger<RequestId> logger)
{
    /// <summary>The header, in requests and answers.</summary>
    public const string Header = "X-Request-Id";

    /// <summary>The longest id that is taken over, in characters.</summary>
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-");

    private static readonly Func<ILogger, string, IDisposable?> Scope = LoggerMessage.DefineScope<string>("RequestId:{RequestId}");

    public async Task InvokeAsync(HttpContext context)
    {
        var id = context.Request.Headers[Header] is [{ } sent] && IsGood(sent) ? sent : Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        context.TraceIdentifier = id;
        // At the start of the answer, since an error clears what was set before it.
        context.Response.OnStarting(static state =>
        {
            var (response, requestId) = ((HttpResponse, string))state;
            response.Headers[Header] = requestId;
            return Task.CompletedTask;
        }, (context.Response, id));
        using (Scope(logger, id))
        {
            await next(context);
        }
    }

    /// <summary>Letters, digits and <c>. _ : -</c>, and not many: nothing that a log could be forged with.</summary>
    internal static bool IsGood(string id) =>
        id.Length is > 0 and <= MaxLength && id.AsSpan().IndexOfAnyExcept(Allowed) < 0;
}
