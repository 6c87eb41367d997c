using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SearchService.Http;

/// <summary>Puts the gate in front of routes that change something, and describes its key in the OpenAPI document.</summary>
public static class AdminOperation
{
    private const string Bearer = "bearer";
    private const string ApiKey = "apiKey";

    /// <summary>Lets only callers through that the <see cref="AdminGate"/> knows.</summary>
    public static RouteHandlerBuilder RequireAdminKey(this RouteHandlerBuilder route) => route
        .AddEndpointFilter<AdminGate>()
        .WithMetadata(new DisableCorsAttribute())
        .AddOpenApiOperationTransformer(DescribeAsync);

    /// <summary>Adds the two ways to give the key to the document.</summary>
    public static void AddSchemes(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The configured key. " + AdminGate.Rule },
            [ApiKey] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Api-Key", Description = "The same key in a header of its own." },
        };
    }

    /// <summary>Either way, or none while no key is configured.</summary>
    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKey, context.Document)] = [] },
            new OpenApiSecurityRequirement(),
        ];
        return Task.CompletedTask;
    }
}
