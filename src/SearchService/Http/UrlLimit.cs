namespace SearchService.Http;

/// <summary>Answers requests with a very long URL by a problem. The server's own limit, which answers without a body, lies above.</summary>
public static class UrlLimit
{
    /// <summary>The longest path with query string that is read, in characters.</summary>
    public const int MaxLength = 8 * 1024;

    public static void UseUrlLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        return (request.Path.Value?.Length ?? 0) + (request.QueryString.Value?.Length ?? 0) > MaxLength
            ? new Problem(StatusCodes.Status414UriTooLong, $"The URL goes up to {MaxLength} characters; POST /search takes more.").ExecuteAsync(context)
            : next(context);
    });
}
