using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Holds the product's suggestions against the reference's.</summary>
internal sealed class SuggestionOracle(ArticleIndex index, IReadOnlyList<Article> articles)
{
    private readonly PlainSuggestions _plain = new(articles);

    /// <summary>Compares the suggestions for random beginnings, with and without errors, of what the articles hold.</summary>
    /// <returns>How many of the lists were not empty.</returns>
    public int CompareRandom(int firstSeed, int count)
    {
        var found = 0;
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var random = new Random(seed);
            found += Compare(RandomTyping.Next(random, articles), random.Next(1, 21), $"seed {seed}") > 0 ? 1 : 0;
        }

        return found;
    }

    /// <summary>Compares the suggestions for a text, and returns how many they are.</summary>
    public int Compare(string typed, int size, string message = "")
    {
        var expected = _plain.Answer(typed, size);
        var found = index.Suggest(typed, size);
        var ranked = found.Select(s => Rank(typed, s)).ToList();
        var difference = $"{message}: '{typed}' {size}: {string.Join(" | ", expected)} expected, {string.Join(" | ", ranked)} found";
        Assert.True(expected.Select(s => s.Rank).SequenceEqual(ranked.Select(s => s.Rank)), difference);
        Assert.True(ranked.Order().SequenceEqual(ranked), $"order: {difference}");
        // Which of several titles that rank alike is open; topics and providers are not.
        Assert.True(Values(expected).SequenceEqual(Values(ranked)) || HasTies(expected), $"values: {difference}");
        Assert.Equal(found.Count, found.DistinctBy(s => (s.Kind, s.Text)).Count());
        return found.Count;
    }

    private static IEnumerable<string> Values(List<PlainSuggestion> list) => list.Where(s => s.Kind != SuggestionKind.Title).Select(s => s.Text).Order();

    private static bool HasTies(List<PlainSuggestion> list) =>
        list.Exists(s => s.Kind != SuggestionKind.Title && s.Quality == 0 && list.Exists(t => t.Kind == SuggestionKind.Title && t.Rank == s.Rank));

    // The suggestion's rank out of the reference's own count and quality.
    private PlainSuggestion Rank(string typed, Suggestion suggestion)
    {
        var plain = _plain.Find(suggestion, typed);
        Assert.True(plain is not null, $"'{typed}': no article has {suggestion}");
        Assert.Equal(plain.Count, suggestion.Count);
        return plain;
    }
}
