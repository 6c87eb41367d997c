using System.Text.Json;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class OpenApiTests(SampleService sample)
{
    [Fact]
    public async Task Document_names_every_route()
    {
        var document = await ReadAsync();

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "get /api", "get /articles/{id}", "get /articles/{id}/similar", "get /explain/{id}", "get /facets/{name}",
                "get /health/live", "get /health/ready", "get /jobs", "get /jobs/{id}",
                "get /jobs/{id}/skipped", "get /metrics",
                "get /opensearch.xml", "get /search", "get /search.atom", "get /search.json-feed", "get /stats", "get /suggest",
                "post /jobs/{id}/cancel", "post /reindex", "post /search",
            ],
            Operations(document).Select(operation => operation.Route).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_describes_every_parameter_of_search()
    {
        var search = (await ReadAsync()).GetProperty("paths").GetProperty("/search");

        var parameters = search.GetProperty("get").GetProperty("parameters").EnumerateArray().ToArray();
        Assert.Equal(SearchParameters.All.Select(parameter => parameter.Name), parameters.Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.All(parameters, parameter => Assert.NotEqual("", parameter.GetProperty("description").GetString()));
        var members = search.GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("properties");
        Assert.Equal(SearchParameters.All.Select(parameter => parameter.Name), members.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Document_summarizes_every_operation_and_its_answers()
    {
        foreach (var (route, operation) in Operations(await ReadAsync()))
        {
            Assert.True(operation.TryGetProperty("summary", out _), $"{route} has no summary");
            foreach (var response in operation.GetProperty("responses").EnumerateObject().Where(response => response.Name != "304"))
            {
                var mediaType = response.Name[0] != '2' ? "application/problem+json" : route switch
                {
                    "get /search.atom" => "application/atom+xml",
                    "get /search.json-feed" => "application/feed+json",
                    "get /metrics" => "text/plain",
                    "get /opensearch.xml" => "application/opensearchdescription+xml",
                    _ => "application/json",
                };
                Assert.True(response.Value.GetProperty("content").TryGetProperty(mediaType, out _), $"{route} {response.Name} is not {mediaType}");
            }
        }
    }

    [Fact]
    public async Task Document_asks_for_the_key_where_something_changes_and_nowhere_else()
    {
        var document = await ReadAsync();

        var schemes = document.GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal("bearer", schemes.GetProperty("bearer").GetProperty("scheme").GetString());
        Assert.Equal("X-Api-Key", schemes.GetProperty("apiKey").GetProperty("name").GetString());
        var secured = Operations(document).Where(operation => operation.Operation.TryGetProperty("security", out _)).ToArray();
        Assert.Equal(["post /jobs/{id}/cancel", "post /reindex"], secured.Select(operation => operation.Route).Order(StringComparer.Ordinal));
        Assert.All(secured, operation => Assert.Equal(
            ["bearer", "apiKey"],
            operation.Operation.GetProperty("security").EnumerateArray().SelectMany(requirement => requirement.EnumerateObject().Select(member => member.Name))));
    }

    [Theory]
    [InlineData("/search?q=solr+launch&explain=true&facets=topic&size=1", "SearchResponse")]
    [InlineData("/search?size=0", "SearchResponse")]
    [InlineData("/explain/2020/2020-10-20-petrel-launches-twelve-weather-satellites-in-one-morning?q=satellite+-weather&minQuality=50", "VerdictResponse")]
    [InlineData("/search?sizee=3", "ProblemResponse")]
    [InlineData("/nowhere", "ProblemResponse")]
    [InlineData("/stats", "StatsResponse")]
    public async Task Answers_have_every_member_that_the_document_requires_and_no_other(string url, string schema)
    {
        var schemas = (await ReadAsync()).GetProperty("components").GetProperty("schemas");
        using var response = await sample.Service.Client.GetAsync(url, TestContext.Current.CancellationToken);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        AssertFits(schemas.GetProperty(schema), answer.RootElement, schemas, schema);
    }

    [Fact]
    public async Task Document_refers_only_to_what_it_defines()
    {
        var document = await ReadAsync();
        var defined = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => $"#/components/schemas/{schema.Name}").ToHashSet();

        foreach (var reference in References(document))
        {
            Assert.Contains(reference, defined);
        }
    }

    private Task<JsonElement> ReadAsync() => sample.Service.GetAsync<JsonElement>("/openapi/v1.json");

    private static IEnumerable<(string Route, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name} {path.Name}", operation.Value);

    private static void AssertFits(JsonElement schema, JsonElement value, JsonElement schemas, string path)
    {
        // What may be null is described beside null.
        schema = schema.TryGetProperty("oneOf", out var choices) ? choices.EnumerateArray().Last() : schema;
        schema = schema.TryGetProperty("$ref", out var reference) ? schemas.GetProperty(reference.GetString()!.Split('/')[^1]) : schema;
        if (value.ValueKind == JsonValueKind.Array)
        {
            Assert.All(value.EnumerateArray(), item => AssertFits(schema.GetProperty("items"), item, schemas, path + "[]"));
        }
        else if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var members))
        {
            var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
            Assert.All(required, name => Assert.True(value.TryGetProperty(name, out _), $"{path} has no {name}"));
            foreach (var member in value.EnumerateObject())
            {
                Assert.True(members.TryGetProperty(member.Name, out var described), $"{path}.{member.Name} is not described");
                AssertFits(described, member.Value, schemas, $"{path}.{member.Name}");
            }
        }
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Name == "$ref" && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
