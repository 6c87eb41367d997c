namespace SearchService.Http;

/// <summary>An error as <see cref="Problem"/> writes it (RFC 9457).</summary>
/// <param name="Type">Where the kind of error is described.</param>
/// <param name="Title">The kind of error.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong in this case.</param>
/// <param name="Errors">What is wrong with each parameter, by its name; absent when it is not about parameters.</param>
/// <param name="TraceId">Finds the case in the service's log; with 500 and above.</param>
public sealed record ProblemResponse(
    string Type,
    string Title,
    int Status,
    string Detail,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors,
    string? TraceId);
