using System.Text.Json;
using System.Text.Json.Serialization;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>How the typed bodies are written and read, generated at compile time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, Converters = [typeof(CamelCaseEnum<IndexMode>), typeof(CamelCaseEnum<JobState>)])]
[JsonSerializable(typeof(ArticleResponse))]
[JsonSerializable(typeof(FacetSearchResponse))]
[JsonSerializable(typeof(VerdictResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(HomeResponse))]
[JsonSerializable(typeof(IReadOnlyList<JobResponse>))]
[JsonSerializable(typeof(IReadOnlyList<SkippedFile>))]
[JsonSerializable(typeof(ProblemResponse))]
[JsonSerializable(typeof(ReindexRequest))]
[JsonSerializable(typeof(SearchResponse))]
[JsonSerializable(typeof(SimilarResponse))]
[JsonSerializable(typeof(StatsResponse))]
[JsonSerializable(typeof(SuggestResponse))]
public sealed partial class ApiJsonContext : JsonSerializerContext
{
    /// <summary>Gives ASP.NET Core's own options the same shape; the OpenAPI document is made from them.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, Default);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new CamelCaseEnum<IndexMode>());
        options.Converters.Add(new CamelCaseEnum<JobState>());
    }

    /// <summary>Writes enums as the contract spells them: <c>changed</c>, <c>succeeded</c>.</summary>
    public sealed class CamelCaseEnum<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        where TEnum : struct, Enum;
}
