using System.Net;

namespace SearchService.Http;

/// <summary>Stands in front of the routes that change something. With a key configured they ask for it; with none they answer
/// callers on this machine only. Who calls is told by the connection, never by a header that a caller can write.</summary>
public sealed class AdminGate(AdminKey key) : IEndpointFilter
{
    /// <summary>The rule, for the documentation.</summary>
    public const string Rule = "Takes the configured key (Authorization: Bearer, or X-Api-Key); while none is configured, answers callers on the same machine only.";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Check(context.HttpContext) ?? await next(context);

    private Problem? Check(HttpContext context)
    {
        var request = context.Request;
        if (key.IsConfigured)
        {
            return key.Matches(KeyOf(request)) ? null : new Problem(StatusCodes.Status401Unauthorized,
                "This route takes the configured key, as Authorization: Bearer … or as X-Api-Key.")
            { Challenge = "Bearer" };
        }

        return IsLoopback(context.Connection.RemoteIpAddress) && !ComesFromAnotherSite(request) ? null : new Problem(StatusCodes.Status403Forbidden,
            "While no key is configured, this route answers callers on the same machine only.");
    }

    private static string? KeyOf(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[Scheme.Length..].Trim()
            : request.Headers["X-Api-Key"].ToString();
    }

    private static bool IsLoopback(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>True for a page of another site in a browser on this machine: the browser names that site in Origin.</summary>
    private static bool ComesFromAnotherSite(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
