using System.Net.Mime;

namespace SearchService.Http;

/// <summary>The OpenAPI document as a whole.</summary>
public static class ApiDescription
{
    /// <summary>Registers what <c>/openapi/v1.json</c> is made of.</summary>
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Most members without a value are left out, which a client must not take for a fault.
            foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable))
            {
                schema.Required?.Remove(property.Name);
            }

            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "SearchService";
            document.Info.Version = "1";
            document.Info.Description = "Full-text search over news articles. Errors are application/problem+json (RFC 9457). "
                + $"Whatever answers GET answers HEAD; another method is a 405, and a URL of more than {UrlLimit.MaxLength} characters a 414.";
            // The address of whoever asked first would be wrong for the next one.
            document.Servers?.Clear();
            AdminOperation.AddSchemes(document);
            return Task.CompletedTask;
        });
    });

    /// <summary>Tells that a route may answer with a problem of this status.</summary>
    public static RouteHandlerBuilder ProducesApiProblem(this RouteHandlerBuilder route, int status) =>
        route.Produces<ProblemResponse>(status, MediaTypeNames.Application.ProblemJson);
}
