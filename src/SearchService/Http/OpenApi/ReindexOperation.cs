using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SearchService.Http;

/// <summary>Describes the body of <c>POST /reindex</c>, which may be left out.</summary>
public static class ReindexOperation
{
    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation) =>
        operation.RequestBody = new OpenApiRequestBody
        {
            Description = "Without a body: changed files only, bad files skipped.",
            Required = false,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [MediaTypeNames.Application.Json] = new()
                {
                    Schema = await context.GetOrCreateSchemaAsync(typeof(ReindexRequest), cancellationToken: cancellation),
                    Example = JsonNode.Parse("""{ "mode": "full", "strict": false }"""),
                },
            },
        };
}
