namespace SearchService.Http;

/// <summary><c>/docs</c>: the OpenAPI document as pages to read and try, from files of the service alone.</summary>
public static class ReferencePage
{
    private const string Path = "/docs";

    /// <summary>To stand in front of the routes.</summary>
    public static void UseReferencePage(this IApplicationBuilder app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Path), reference => reference.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = ContentPolicy.Reference;
            if (HttpMethods.IsGet(context.Request.Method))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Get;
            return Task.CompletedTask;
        }));
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = Path[1..];
            options.DocumentTitle = "SearchService API";
            options.SwaggerEndpoint("/openapi/v1.json", "SearchService");
            // Its badge would send the document's address to another host.
            options.EnableValidator(null);
            options.DisplayRequestDuration();
            options.DefaultModelsExpandDepth(0);
        });
    }
}
