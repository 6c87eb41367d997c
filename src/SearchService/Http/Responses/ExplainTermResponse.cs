using System.Text.Json.Serialization;

namespace SearchService.Http;

/// <summary>One word's part in a score.</summary>
/// <param name="Term">The word as the index has it: stemmed.</param>
/// <param name="Score">Its part of the text relevance.</param>
/// <param name="In">The fields of the article that have it.</param>
/// <param name="Word">What was typed.</param>
public sealed record ExplainTermResponse(
    string Term,
    float Score,
    IReadOnlyList<string> In,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Word = null);
