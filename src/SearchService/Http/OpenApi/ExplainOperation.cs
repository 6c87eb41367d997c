using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SearchService.Http;

/// <summary>Describes the parameters of <c>/explain/{id}</c>: those of a search that decide what is found and in which order.</summary>
public static class ExplainOperation
{
    private const string ExampleAnswer = """
        {
          "id": "2023/2023-12-11-microsoft-and-labor-unions", "found": false, "score": 0, "total": 42,
          "query": { "text": "unions strike", "parsed": "union AND strike", "warnings": [], "relaxed": false },
          "index": { "version": 7, "builtAt": "2026-11-21T19:00:00Z", "articles": 4958 },
          "words": [ { "word": "unions", "term": "union", "excluded": false, "matched": true, "score": 5.2, "in": [ "title" ] },
                     { "word": "strike", "term": "strike", "excluded": false, "matched": false, "score": 0, "in": [] } ],
          "filters": [ { "name": "minQuality", "passed": true, "why": "has the quality 54, not below minQuality 50" } ],
          "explain": { "text": 0, "quality": 1.05, "terms": [ { "term": "union", "score": 5.2, "in": [ "title" ], "word": "unions" } ] },
          "reasons": [ "The word 'strike' is in none of its texts." ], "why": "The word 'strike' is in none of its texts."
        }
        """;

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        SearchParameter[] shaping =
        [
            SearchParameters.Page, SearchParameters.Size, SearchParameters.Cursor, SearchParameters.Facets, SearchParameters.FacetSize,
            SearchParameters.Highlight, SearchParameters.Explain,
        ];
        operation.Parameters = [.. operation.Parameters ?? [], .. SearchParameters.All.Except(shaping).Select(SearchOperation.InQuery)];
        if (operation.Responses?["200"].Content?[MediaTypeNames.Application.Json] is { } answer)
        {
            answer.Example = JsonNode.Parse(ExampleAnswer);
        }

        return Task.CompletedTask;
    }
}
