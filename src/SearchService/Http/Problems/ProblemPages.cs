using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>Makes a problem of everything that did not go well and has no body yet: an exception nobody expected, a path without
/// a route, a method or a content type that a route does not know.</summary>
public static class ProblemPages
{
    /// <summary>To stand in front of everything else.</summary>
    public static void UseProblemPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => FromException(context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error).ExecuteAsync(context),
            AllowStatusCode404Response = true,
            // What the caller did wrong is not an error of the service: it is not logged as one; damage is logged once, by the index.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException or IndexDamagedException,
        });
        app.UseStatusCodePages(context => FromStatus(context.HttpContext).ExecuteAsync(context.HttpContext));
    }

    private static Problem FromException(Exception exception) => exception switch
    {
        IndexDamagedException => Problem.IndexDamaged(),
        BadHttpRequestException bad => new Problem(bad.StatusCode, "The request cannot be read."),
        _ => new Problem(StatusCodes.Status500InternalServerError, "Something went wrong here; traceId finds it in the log."),
    };

    private static Problem FromStatus(HttpContext context) => new(context.Response.StatusCode, context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "There is no such route; /openapi/v1.json describes all of them.",
        StatusCodes.Status405MethodNotAllowed => $"This route does not know the method {context.Request.Method}; see the header Allow.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be application/json.",
        _ => "The request cannot be answered.",
    });
}
