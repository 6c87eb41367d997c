using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SearchService.Hardening;

/// <summary>Walks through all hits of a search by cursor: each id must come once, and those must be the ones of the publication.</summary>
internal sealed class CursorWalk(SoakConnection connection, FolderHistory history, SeenPublications seen)
{
    private const int PageSize = 100;

    /// <summary>Walks through the articles with a word; with a negative one, through all.</summary>
    /// <param name="flavour">The number of the word.</param>
    /// <param name="sort">In which order.</param>
    /// <returns>What is wrong; null when nothing is, or when the walk could not be ended.</returns>
    public async Task<string?> RunAsync(int flavour, string sort)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"/search?size={PageSize}&sort={sort}&words=all&typo=off{(flavour < 0 ? "" : "&q=" + SoakArticles.FlavourWord(flavour))}");
        var url = first;
        var ids = new HashSet<string>();
        var life = connection.Life;
        (long Version, DateTimeOffset BuiltAt)? publication = null;
        while (true)
        {
            var request = new SoakRequest("walk", url) { Statuses = [HttpStatusCode.OK, HttpStatusCode.Gone], FindFault = _ => null };
            if (await connection.SendAsync(request) is not { } answer)
            {
                return null;
            }

            if (answer.Status == HttpStatusCode.Gone)
            {
                return connection.Life == life ? FindGoneFault(publication) : null;
            }

            using var json = JsonDocument.Parse(answer.Body);
            var page = json.RootElement;
            var named = SeenPublications.Of(page);
            if (seen.Note(named.Version, named.BuiltAt, publication?.Version ?? answer.Before.Version) is { } fault)
            {
                return fault;
            }

            publication ??= named;
            if (named != publication)
            {
                return $"a walk began in version {publication.Value.Version} and went on in version {named.Version}";
            }

            foreach (var hit in page.GetProperty("hits").EnumerateArray())
            {
                if (!ids.Add(hit.GetProperty("id").GetString()!))
                {
                    return $"{hit.GetProperty("id")} came twice, in version {named.Version}";
                }
            }

            if (!page.TryGetProperty("nextCursor", out var cursor))
            {
                return Compare(ids, history.At(named.BuiltAt).Ids(flavour), named.Version);
            }

            url = $"{first}&cursor={Uri.EscapeDataString(cursor.GetString()!)}";
        }
    }

    // A version goes when newer ones push it out, or with the process.
    private string? FindGoneFault((long Version, DateTimeOffset BuiltAt)? publication) =>
        publication is { } from && seen.Newest.Version - from.Version < SoakService.MaxPinnedVersions
            ? $"version {from.Version} is gone though the newest is {seen.Newest.Version}"
            : null;

    private static string? Compare(HashSet<string> found, HashSet<string> expected, long version)
    {
        var lost = expected.Except(found).ToArray();
        var strange = found.Except(expected).ToArray();
        return lost.Length + strange.Length == 0
            ? null
            : $"a walk through version {version} missed {lost.Length} of {expected.Count} articles ({string.Join(", ", lost.Take(3))}) and found {strange.Length} that are not there ({string.Join(", ", strange.Take(3))})";
    }
}
