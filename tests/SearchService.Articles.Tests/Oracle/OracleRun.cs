using Xunit;
using Xunit.Sdk;

namespace SearchService.Articles.Tests;

/// <summary>Compares a number of random searches.</summary>
internal static class OracleRun
{
    /// <summary>Runs them; the failure of one names its seed and the search. So many random searches are of little worth when
    /// they find nothing, so a fair part of them must.</summary>
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

        Assert.True(3 * answers.Count(a => a.Hits.Count > 0) > count, "too few searches find something");
        Assert.True(count < 100 || answers.Exists(a => a.IsRelaxed && a.Hits.Any(h => h.Match == MatchKind.Partial)), "none is relaxed");
    }

    private static string Describe(ArticleSearch search)
    {
        var filters = search.Filters.Select(
            f => $"{f.Facet} [{string.Join('|', f.Include)}] -[{string.Join('|', f.Exclude)}]{(f.MatchAll ? " all" : "")}");
        return $"{search} filters {string.Join(", ", filters)} facets {string.Join(", ", search.Facets)}";
    }
}
