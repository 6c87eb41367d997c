namespace SearchService.Http;

/// <summary>Stands in front of the routes that change something. With a key configured they ask for it; with none they answer
/// callers on this machine only, as <see cref="LocalCaller"/> tells them.</summary>
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

        return LocalCaller.Made(request) ? null : new Problem(StatusCodes.Status403Forbidden,
            "While no key is configured, this route answers callers on the same machine only: on a loopback address, under a name such as "
            + "localhost, without a proxy in between, and not for pages of other sites.");
    }

    private static string? KeyOf(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[Scheme.Length..].Trim()
            : request.Headers["X-Api-Key"].ToString();
    }
}
