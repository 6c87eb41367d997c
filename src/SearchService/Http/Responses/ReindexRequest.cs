using SearchService.Articles;

namespace SearchService.Http;

/// <summary>How to bring the index up to date.</summary>
/// <param name="Mode"><c>changed</c>: read what is new or changed; <c>full</c>: read everything and replace the index.</param>
/// <param name="Strict">Fail when a file cannot be read, instead of skipping it.</param>
/// <param name="MaxBadFileShare">The share of files that may be bad, and of articles that may go, 0 to 1, in place of the setting
/// Search:Limits:MaxBadFileShare; 1 lets even an empty folder empty the index.</param>
public sealed record ReindexRequest(IndexMode Mode = IndexMode.Changed, bool Strict = false, double? MaxBadFileShare = null)
{
    public JobRequest ToJobRequest() => new(Mode, Strict, MaxBadFileShare: MaxBadFileShare);
}
