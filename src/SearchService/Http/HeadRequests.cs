namespace SearchService.Http;

/// <summary>Answers HEAD wherever GET is answered: as GET, but the server leaves the body out (RFC 9110, section 9.3.2).</summary>
public static class HeadRequests
{
    /// <summary>To stand in front of the routing, which would know HEAD of the routes that name it alone.</summary>
    public static void UseHeadRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isHead = HttpMethods.IsHead(context.Request.Method);
        if (isHead)
        {
            context.Request.Method = HttpMethods.Get;
        }

        try
        {
            await next(context);
        }
        finally
        {
            if (isHead)
            {
                context.Request.Method = HttpMethods.Head;
            }
        }

        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed } response)
        {
            response.Headers.Allow = WithHead(response.Headers.GetCommaSeparatedValues("Allow"));
        }
    });

    private static string WithHead(string[] methods) => string.Join(", ", methods.Contains(HttpMethods.Get)
        ? methods.Append(HttpMethods.Head).Distinct().Order(StringComparer.Ordinal)
        : methods);
}
