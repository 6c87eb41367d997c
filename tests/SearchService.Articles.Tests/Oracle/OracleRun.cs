using Xunit;
using Xunit.Sdk;

namespace SearchService.Articles.Tests;

/// <summary>Compares a number of random searches.</summary>
internal static class OracleRun
{
    private const int LargeRun = 100;

    /// <summary>Runs them; the failure of one names its seed and the search. Searches that find nothing prove little, so in a
    /// large run half of them must find something.</summary>
    public static void Compare(Oracle oracle, PlainArticles plain, int firstSeed, int count)
    {
        var answers = new List<PlainAnswer>();
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var (search, typed) = new RandomSearches(new Random(seed), plain.Articles).Next();
            try
            {
                answers.Add(oracle.Compare(search, typed));
            }
            catch (XunitException e)
            {
                Assert.Fail($"seed {seed}: {Describe(search)}{Environment.NewLine}{e.Message}");
            }
        }

        if (count < LargeRun)
            return;
        var found = answers.Count(a => a.Hits.Count > 0);
        Assert.True(2 * found > count, $"only {found} of {count} searches find something");
        Assert.Contains(answers, a => a.IsRelaxed && a.Hits.Any(h => h.Match == MatchKind.Partial));
        Assert.Contains(answers, a => a.Corrected is not null && a.Hits.Any(h => h.Match == MatchKind.Typo));
        Assert.Contains(answers, a => a.Corrected is not null && a.Hits.Any(h => h.Match == MatchKind.Exact));
    }

    private static string Describe(ArticleSearch search)
    {
        var filters = search.Filters.Select(
            f => $"{f.Facet} [{string.Join('|', f.Include)}] -[{string.Join('|', f.Exclude)}]{(f.MatchAll ? " all" : "")}");
        return $"{search} filters {string.Join(", ", filters)} facets {string.Join(", ", search.Facets)}";
    }
}
