namespace SearchService.Tests.Load;

/// <summary>One search to send.</summary>
/// <param name="Text">A URL for GET, or a body for POST.</param>
public sealed record LoadRequest(string Text)
{
    public bool IsBody => Text.StartsWith('{');
}
