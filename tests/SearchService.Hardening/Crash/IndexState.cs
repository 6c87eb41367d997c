namespace SearchService.Hardening;

/// <summary>What an index holds.</summary>
/// <param name="Name">What its newest commit notes of itself; empty when there is none.</param>
/// <param name="Lines">Each document as a line, by id.</param>
internal sealed record IndexState(string Name, IReadOnlyDictionary<string, string> Lines)
{
    /// <summary>No commit yet.</summary>
    public static readonly IndexState None = new("", new Dictionary<string, string>());
}
