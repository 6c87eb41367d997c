using System.Globalization;
using System.Text.Json;

namespace SearchService.Hardening;

/// <summary>Searches whose answers the folder's history knows.</summary>
internal sealed class SearchRequests(SoakArticles articles, FolderHistory history, SeenPublications seen)
{
    private static readonly string[] Sorts = ["relevance", "newest", "oldest", "quality", "heat"];

    /// <summary>One at random.</summary>
    public SoakRequest Next(Random random) => random.Next(10) switch
    {
        < 4 => OneArticle(random),
        < 5 => OneVersion(random),
        < 7 => Flavour(random),
        < 8 => AllWithQuality(random),
        _ => Words(random),
    };

    /// <summary>Every article: their number.</summary>
    public SoakRequest All() => Search("all", "/search?q=&size=3", (answer, state) => ExpectTotal(answer, state.Count));

    private SoakRequest OneArticle(Random random)
    {
        var number = random.Next(articles.Count);
        return Search("article word", Exact(SoakArticles.Marker(number), random), (answer, state) =>
            ExpectTotal(answer, state.GenerationOf(number) > 0 ? 1 : 0)
            ?? (answer.GetProperty("hits").EnumerateArray().All(hit => hit.GetProperty("id").GetString() == articles[number].Id) ? null : "another article was found"));
    }

    private SoakRequest OneVersion(Random random)
    {
        var number = random.Next(articles.Count);
        var generation = Math.Max(1, history.Newest.GenerationOf(number) - random.Next(2));
        return Search("version word", Exact(SoakArticles.VersionWord(number, generation), random), (answer, state) =>
            ExpectTotal(answer, state.GenerationOf(number) == generation ? 1 : 0));
    }

    private SoakRequest Flavour(Random random)
    {
        var flavour = random.Next(SoakArticles.Flavours);
        var url = Exact(SoakArticles.FlavourWord(flavour), random) + $"&facets=topic,type&sort={Sorts[random.Next(Sorts.Length)]}";
        return Search("shared word", url, (answer, state) =>
        {
            var total = state.CountFlavour(flavour);
            var facets = answer.GetProperty("facets");
            return ExpectTotal(answer, total)
                ?? FindFacetFault(facets.GetProperty("type"), _ => total)
                ?? FindFacetFault(facets.GetProperty("topic"), topic => state.CountTopic(flavour, topic));
        });
    }

    private SoakRequest AllWithQuality(Random random)
    {
        var least = random.Next(0, 120);
        var url = string.Create(CultureInfo.InvariantCulture, $"/search?minQuality={least}&sort=quality&size={random.Next(0, 20)}&facets=provider,year&facetSize=5");
        return Search("filter", url, (answer, state) => ExpectTotal(answer, state.CountQuality(least)) ?? (IsSortedByQuality(answer) ? null : "the order is not that of the quality"));
    }

    // How many have them is not known here, but hits must be articles as they were, and as many as the total lets.
    private SoakRequest Words(Random random)
    {
        var words = articles[random.Next(articles.Count)].Title.Split(' ');
        var count = random.Next(1, 4);
        var text = string.Join(' ', Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));
        var size = random.Next(1, 30);
        var more = random.Next(3) switch { 0 => "&words=any", 1 => "&facets=topic,provider", _ => "" };
        return Search("words", $"/search?q={Uri.EscapeDataString(text)}&size={size}{more}", (answer, _) =>
            answer.GetProperty("hits").GetArrayLength() == Math.Min(size, answer.GetProperty("total").GetInt32()) ? null : "there are not as many hits as the page holds");
    }

    private SoakRequest Search(string kind, string url, Func<JsonElement, FolderState, string?> findFault) => new(kind, url)
    {
        FindFault = answer =>
        {
            using var json = JsonDocument.Parse(answer.Body);
            return FindFault(json.RootElement, answer.Before.Version, findFault);
        },
    };

    private string? FindFault(JsonElement answer, long least, Func<JsonElement, FolderState, string?> findFault)
    {
        var (version, builtAt) = SeenPublications.Of(answer);
        if (seen.Note(version, builtAt, least) is { } old)
        {
            return old;
        }

        var state = history.At(builtAt);
        var fault = answer.GetProperty("index").GetProperty("articles").GetInt32() == state.Count ? findFault(answer, state) : "the index has another number of articles";
        foreach (var hit in answer.GetProperty("hits").EnumerateArray())
        {
            fault ??= state.FindFault(hit.GetProperty("id").GetString()!, hit.GetProperty("title").GetString()!);
        }

        return fault is null ? null : string.Create(CultureInfo.InvariantCulture, $"{fault} (version {version} of {builtAt:O}, when {state.Count} articles were there)");
    }

    private static string Exact(string word, Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"/search?q={word}&words=all&typo=off&size={random.Next(1, 12)}");

    private static string? ExpectTotal(JsonElement answer, int expected)
    {
        var total = answer.GetProperty("total").GetInt32();
        return total == expected ? null : string.Create(CultureInfo.InvariantCulture, $"the total is {total}, expected {expected}");
    }

    private static string? FindFacetFault(JsonElement facet, Func<string, int> expected)
    {
        foreach (var value in facet.GetProperty("values").EnumerateArray())
        {
            var name = value.GetProperty("value").GetString()!;
            var count = value.GetProperty("count").GetInt32();
            if (count != expected(name))
            {
                return string.Create(CultureInfo.InvariantCulture, $"the facet counts {count} for {name}, expected {expected(name)}");
            }
        }

        return null;
    }

    private static bool IsSortedByQuality(JsonElement answer)
    {
        var qualities = answer.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("quality").GetInt32()).ToArray();
        return qualities.SequenceEqual(qualities.OrderDescending());
    }
}
