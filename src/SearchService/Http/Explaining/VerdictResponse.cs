using System.Text.Json.Serialization;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>What a search makes of one article.</summary>
public sealed record VerdictResponse
{
    /// <summary>The article.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is among the hits.</summary>
    public required bool Found { get; init; }

    /// <summary>Text relevance times quality factor; 0 when the words do not match.</summary>
    public required float Score { get; init; }

    /// <summary>Its place among the hits in the search's order, from 1; absent when it is not found.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Rank { get; init; }

    /// <summary>How many articles the search finds.</summary>
    public required int Total { get; init; }

    /// <summary>How the text of the query was understood.</summary>
    public required QueryResponse Query { get; init; }

    /// <summary>The version of the index that was asked.</summary>
    public required IndexResponse Index { get; init; }

    /// <summary>Everything the query looks for or excludes, in the order of the text.</summary>
    public required IReadOnlyList<VerdictWordResponse> Words { get; init; }

    /// <summary>Every filter of the search.</summary>
    public required IReadOnlyList<VerdictFilterResponse> Filters { get; init; }

    /// <summary>How the score comes about.</summary>
    public required ExplainResponse Explain { get; init; }

    /// <summary>Why it is not found, a sentence for each reason; empty when it is found.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The same in plain sentences, also when it is found.</summary>
    public required string Why { get; init; }

    /// <summary>The answer for a verdict.</summary>
    public static VerdictResponse From(ArticleVerdict verdict) => new()
    {
        Id = verdict.Id,
        Found = verdict.Rank is not null,
        Score = verdict.Score,
        Rank = verdict.Rank,
        Total = verdict.Total,
        Query = new QueryResponse(
            verdict.Query.Text, verdict.Query.Parsed, verdict.Query.Warnings, verdict.Query.Corrected, verdict.Query.Relaxed),
        Index = new IndexResponse(verdict.Index.Version, verdict.Index.BuiltAt.UtcDateTime, verdict.Index.Articles),
        Words = [.. verdict.Words.Select(VerdictWordResponse.From)],
        Filters = [.. verdict.Filters.Select(f => new VerdictFilterResponse(f.Name, f.Passed, f.Why))],
        Explain = new ExplainResponse(
            verdict.Explanation.Text,
            verdict.Explanation.Quality,
            [.. verdict.Explanation.Terms.Select(t => new ExplainTermResponse(t.Term, t.Score, t.In, t.Word))]),
        Reasons = verdict.Reasons,
        Why = verdict.Why,
    };
}
