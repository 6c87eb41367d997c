namespace SearchService.Http;

/// <summary>An error as <see cref="Problem"/> writes it (RFC 9457).</summary>
/// <param name="Type">Where the kind of error is described.</param>
/// <param name="Title">The kind of error.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong in this case.</param>
/// <param name="Errors">What is wrong with each parameter, by its name; absent when it is not about parameters.</param>
/// <param name="State">With a 503 of <c>/health/ready</c>: <c>starting</c> or <c>broken</c>.</param>
/// <param name="Percent">How far the index is that is being built, 0 to 100.</param>
/// <param name="TraceId">The id of the request, as in the header <c>X-Request-Id</c>: finds it in the service's log.</param>
public sealed record ProblemResponse(
    string Type,
    string Title,
    int Status,
    string Detail,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors,
    string? State,
    int? Percent,
    string? TraceId);
