using SearchService.Engine.Search;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class TermPatternsTests
{
    [Fact]
    public void List_covers_just_the_sets_of_terms_that_reach_the_sum()
    {
        var random = new Random(1);
        var patterns = new int[TermPatterns.MaxPatterns];
        for (var i = 0; i < 2_000; i++)
        {
            double[] bounds = [.. Enumerable.Range(0, random.Next(1, TermPatterns.MaxTerms + 1)).Select(_ => (double)random.Next(0, 20)).Order()];
            var least = random.Next(1, 60);
            var listed = patterns[..TermPatterns.List(bounds, least, patterns)];
            for (var set = 0; set < 1 << bounds.Length; set++)
            {
                var sum = bounds.Where((_, place) => (set >> place & 1) != 0).Sum();
                Assert.True(
                    sum >= least == Array.Exists(listed, pattern => (pattern & set) == pattern),
                    $"[{string.Join(' ', bounds)}], {least}: {set:b} among {string.Join(' ', listed.Select(pattern => pattern.ToString("b")))}");
            }
        }
    }

    [Fact]
    public void List_has_room_for_all_sets_of_equal_terms()
    {
        var patterns = new int[TermPatterns.MaxPatterns];
        Assert.Equal(70, TermPatterns.List([1, 1, 1, 1, 1, 1, 1, 1], 4, patterns));
    }
}
