using SearchService.Articles;

namespace SearchService.Http;

/// <summary>Whether the index is sound.</summary>
/// <param name="State"><c>missing</c> (none yet), <c>verifying</c> (open, the big files are being read through), <c>sound</c>, <c>fellBack</c> (the newest
/// publication is damaged, one before it is searched), <c>damaged</c> (or not ours; what can be searched is) or <c>rebuilding</c> (from the articles).</param>
/// <param name="Reason">What is wrong, naming files of the index but no path; null while all is well.</param>
/// <param name="Since">When it came to be so.</param>
public sealed record IndexHealthResponse(string State, string? Reason, DateTime Since)
{
    public static IndexHealthResponse From(IndexHealth health) => new(Spell(health.State), health.Reason, health.Since.UtcDateTime);

    private static string Spell(IndexHealthState state) => state switch
    {
        IndexHealthState.FellBack => "fellBack",
        _ => state.ToString().ToLowerInvariant(),
    };
}
