using System.Globalization;
using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SearchService.Http;

/// <summary>Describes the parameters of a search from <see cref="SearchParameters"/>, as a query string or as a body.</summary>
public static class SearchOperation
{
    private const string ExampleAnswer = """
        {
          "query": { "text": "microsft unions", "parsed": "microsoft AND union", "warnings": [], "corrected": "microsoft unions", "relaxed": false },
          "total": 42, "page": 1, "size": 10, "nextCursor": "AQAAAAAAAAAB2z-jQqZu8EKx", "tookMs": 0.8,
          "index": { "version": 7, "builtAt": "2026-11-21T19:00:00Z", "articles": 4958 },
          "hits": [ {
              "id": "2023/2023-12-11-microsoft-and-labor-unions", "score": 12.31,
              "title": "Microsoft and labor unions", "excerpt": "…", "publishedDateTime": "2023-12-11T17:51:00Z",
              "webUrl": "https://example.com/unions", "category": "news", "type": "article", "quality": 54, "heat": -1,
              "provider": { "name": "Los Angeles Times", "domain": "latimes.com" }, "topics": ["AI"],
              "image": { "url": "https://example.com/unions.jpg", "width": 1200, "height": 630 }, "match": "typo",
              "highlight": { "title": "<mark>Microsoft</mark> and labor <mark>unions</mark>", "excerpt": "…" } } ],
          "facets": { "topic": { "values": [ { "value": "AI", "count": 17, "selected": false } ], "distinct": 9, "other": 3 } }
        }
        """;

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.HttpMethod == HttpMethods.Get)
        {
            operation.Parameters = InQuery(SearchParameters.Search);
        }
        else
        {
            operation.RequestBody = InBody();
        }

        if (operation.Responses?["200"].Content?[MediaTypeNames.Application.Json] is { } answer)
        {
            answer.Example = JsonNode.Parse(ExampleAnswer);
        }

        return Task.CompletedTask;
    }

    /// <summary>The parameters of a query string.</summary>
    public static IList<IOpenApiParameter> InQuery(ParameterTable table) => [.. table.All.Select(InQuery)];

    /// <summary>The parameters alone, for routes that answer something else than a page of hits.</summary>
    public static Task DescribeParametersAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        operation.Parameters = [.. SearchParameters.All.Select(InQuery)];
        return Task.CompletedTask;
    }

    /// <summary>Describes one parameter as part of a query string.</summary>
    internal static OpenApiParameter InQuery(SearchParameter parameter)
    {
        // facets=a,b is one value in the query string; topic=a&topic=b are two.
        var isExploded = parameter.Kind == ParameterKind.List;
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description,
            Schema = Schema(parameter),
            Style = parameter.IsRepeatable ? ParameterStyle.Form : null,
            Explode = !parameter.IsRepeatable || isExploded,
            Example = Example(parameter),
        };
    }

    private static OpenApiRequestBody InBody() => new()
    {
        Description = "The parameters of GET /search as one object.",
        Required = false,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [MediaTypeNames.Application.Json] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalPropertiesAllowed = false,
                    Properties = SearchParameters.All.ToDictionary(parameter => parameter.Name, IOpenApiSchema (parameter) =>
                    {
                        var schema = Schema(parameter);
                        schema.Description = parameter.Description;
                        return schema;
                    }),
                },
                Example = JsonNode.Parse("""{ "q": "\"wind farm\"", "topic": ["Energy", "-Opinion"], "from": "2024-01-01", "sort": "newest", "facets": ["topic"] }"""),
            },
        },
    };

    private static OpenApiSchema Schema(SearchParameter parameter) => parameter.IsRepeatable
        ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = ItemSchema(parameter) }
        : ItemSchema(parameter);

    private static OpenApiSchema ItemSchema(SearchParameter parameter)
    {
        var schema = new OpenApiSchema
        {
            Type = parameter.Kind switch
            {
                ParameterKind.Integer => JsonSchemaType.Integer,
                ParameterKind.Number => JsonSchemaType.Number,
                ParameterKind.Flag => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
            Default = parameter.Default is null ? null : Value(parameter, parameter.Default),
        };
        if (parameter.Choices.Count > 0)
        {
            schema.Enum = [.. parameter.Choices.Select(choice => JsonValue.Create(choice))];
        }

        if (parameter.Minimum > int.MinValue)
        {
            schema.Minimum = parameter.Minimum.ToString(CultureInfo.InvariantCulture);
        }

        if (parameter.Maximum < int.MaxValue)
        {
            schema.Maximum = parameter.Maximum.ToString(CultureInfo.InvariantCulture);
        }

        return schema;
    }

    private static JsonNode? Example(SearchParameter parameter) => parameter switch
    {
        { Example: null } => null,
        { IsRepeatable: true } => new JsonArray([.. parameter.Example.Split(',').Select(value => JsonValue.Create(value))]),
        _ => Value(parameter, parameter.Example),
    };

    private static JsonNode Value(SearchParameter parameter, string text) =>
        parameter.Kind is ParameterKind.Integer or ParameterKind.Number or ParameterKind.Flag ? JsonNode.Parse(text)! : JsonValue.Create(text);
}
