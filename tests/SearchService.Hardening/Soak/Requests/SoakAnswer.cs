using System.Net;

namespace SearchService.Hardening;

/// <summary>An answer to judge.</summary>
/// <param name="Status">Its status.</param>
/// <param name="MediaType">Without parameters; empty when it has none.</param>
/// <param name="Body">What it holds.</param>
/// <param name="Before">The newest publication that was known when the question was asked.</param>
internal sealed record SoakAnswer(HttpStatusCode Status, string MediaType, byte[] Body, (long Version, DateTimeOffset BuiltAt) Before);
