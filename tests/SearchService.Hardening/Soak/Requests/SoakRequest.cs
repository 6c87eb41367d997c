using System.Net;

namespace SearchService.Hardening;

/// <summary>One request, and how its answer is judged.</summary>
/// <param name="Kind">What it is counted as.</param>
/// <param name="Url">Path and query.</param>
internal sealed record SoakRequest(string Kind, string Url)
{
    /// <summary>The body of a POST; null for a GET.</summary>
    public string? Body { get; init; }

    /// <summary>The statuses that are right, beside 429 and 503 with Retry-After.</summary>
    public HttpStatusCode[] Statuses { get; init; } = [HttpStatusCode.OK];

    /// <summary>Tells what is wrong with an answer of one of these statuses; null when nothing is.</summary>
    public required Func<SoakAnswer, string?> FindFault { get; init; }

}
