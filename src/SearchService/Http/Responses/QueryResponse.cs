using System.Text.Json.Serialization;

namespace SearchService.Http;

/// <summary>How the text of a query was understood.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Parsed">What was searched for.</param>
/// <param name="Warnings">What was ignored or read as text, and where.</param>
/// <param name="Corrected">The text with respelled words in place of those that no article has; absent when none was respelled.</param>
/// <param name="Relaxed">True when no article has all the words and any of them was enough.</param>
public sealed record QueryResponse(
    string Text,
    string Parsed,
    IReadOnlyList<string> Warnings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Corrected,
    bool Relaxed);
