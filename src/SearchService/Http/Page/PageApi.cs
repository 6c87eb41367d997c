using SearchService.Hosting;

namespace SearchService.Http;

/// <summary><c>/</c>: the search page, and the files it consists of.</summary>
public static class PageApi
{
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<SearchOptions>();
        foreach (var file in PageFiles.Load(options))
        {
            routes.MapGet(file.Path, (HttpContext context) => Send(context, file, options.ShowImages)).ExcludeFromDescription();
        }
    }

    /// <summary>A browser keeps the file and asks each time whether it is still the one, which is answered without a body.</summary>
    private static IResult Send(HttpContext context, PageFile file, bool showsImages)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy.Page(showsImages);
        return TypedResults.Bytes(file.Content, file.ContentType, entityTag: file.Tag);
    }
}
