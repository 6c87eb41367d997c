using System.Text.Json.Serialization;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>Whether an article has something that a query looks for.</summary>
/// <param name="Word">As it was typed.</param>
/// <param name="Term">As the index is asked for it: stemmed, respelled.</param>
/// <param name="Field">The field it must be in; absent = any.</param>
/// <param name="Excluded">Whether the query wants articles without it.</param>
/// <param name="Matched">Whether the article has it.</param>
/// <param name="Score">Its part of the text relevance.</param>
/// <param name="In">The fields of the article that have it.</param>
public sealed record VerdictWordResponse(
    string Word,
    string Term,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field,
    bool Excluded,
    bool Matched,
    float Score,
    IReadOnlyList<string> In)
{
    /// <summary>The answer for a verdict.</summary>
    public static VerdictWordResponse From(WordVerdict verdict) => new(
        verdict.Word,
        verdict.Term,
        verdict.Field?.Name(),
        verdict.IsExcluded,
        verdict.Matched,
        verdict.Score,
        [.. verdict.In.Select(field => field.Name())]);
}
