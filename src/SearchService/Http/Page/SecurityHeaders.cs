namespace SearchService.Http;

/// <summary>Headers on every answer that keep a browser to what the service means: the type is the one told, no other site frames or
/// opens it, nothing is told to where a link leads, and no device is asked for.</summary>
public static class SecurityHeaders
{
    private const string NoDevices = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    /// <summary>To stand in front of everything else.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the start of the answer, since an error clears what was set before it.
        context.Response.OnStarting(static state =>
        {
            Add(((HttpResponse)state).Headers);
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    });

    /// <summary>Sets them; a policy that is there already stays.</summary>
    public static void Add(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = NoDevices;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = ContentPolicy.Data;
        }
    }
}
