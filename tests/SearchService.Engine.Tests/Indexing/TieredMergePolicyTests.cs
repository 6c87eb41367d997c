using SearchService.Engine.Indexing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

public sealed class TieredMergePolicyTests
{
    private const long Megabyte = 1 << 20;

    private static readonly TieredMergePolicy Policy = new();

    [Fact]
    public void FindMerges_few_segments_gives_none() =>
        Assert.Empty(Policy.FindMerges(Segments(Enumerable.Repeat(10 * Megabyte, 10))));

    [Fact]
    public void FindMerges_more_equal_segments_than_a_tier_holds_merges_ten()
    {
        var merges = Policy.FindMerges(Segments(Enumerable.Repeat(10 * Megabyte, 12)));
        Assert.Equal(10, Assert.Single(merges).Count);
    }

    [Fact]
    public void FindMerges_prefers_even_sizes_to_one_large_segment()
    {
        var merges = Policy.FindMerges(Segments(Enumerable.Repeat(10 * Megabyte, 30).Prepend(1_000 * Megabyte)));
        Assert.DoesNotContain(merges, m => m.Contains("_0"));
        Assert.NotEmpty(merges);
    }

    [Fact]
    public void FindMerges_mostly_deleted_segment_is_rewritten_alone()
    {
        var merges = Policy.FindMerges([new MergeCandidate("_0", 100 * Megabyte, 1_000, 400), new MergeCandidate("_1", 90 * Megabyte, 1_000, 0)]);
        Assert.Equal(["_0"], Assert.Single(merges));
    }

    [Fact]
    public void FindMerges_never_exceeds_the_greatest_segment()
    {
        var policy = Policy with { MaxMergedSegmentMegabytes = 50 };
        var segments = Segments(Enumerable.Repeat(20 * Megabyte, 40)).ToDictionary(s => s.Name);
        foreach (var merge in policy.FindMerges(segments.Values))
        {
            Assert.InRange(merge.Sum(name => segments[name].LiveBytes), 1, 50 * Megabyte);
        }
    }

    [Fact]
    public void FindMerges_repeated_keeps_the_segment_count_logarithmic()
    {
        const int seed = 3;
        var random = new Random(seed);
        var segments = new List<MergeCandidate>();
        for (var i = 0; i < 2_000; i++)
        {
            segments.Add(new MergeCandidate($"_{i}", random.NextInt64(Megabyte / 10, 3 * Megabyte), 100, 0));
            foreach (var merge in Policy.FindMerges(segments))
            {
                var bytes = segments.Where(s => merge.Contains(s.Name)).Sum(s => s.LengthBytes);
                segments.RemoveAll(s => merge.Contains(s.Name));
                segments.Add(new MergeCandidate($"_m{i}", bytes, 100, 0));
            }
        }

        Assert.InRange(segments.Count, 1, 45);
    }

    [Fact]
    public void FindForcedMerge_to_one_takes_all_then_the_one_with_deletions()
    {
        var segments = Segments([Megabyte, 2 * Megabyte, 3 * Megabyte]).ToArray();
        Assert.Equal(3, Policy.FindForcedMerge(segments, 1).Count);
        Assert.Equal(["_9"], Policy.FindForcedMerge([new MergeCandidate("_9", Megabyte, 10, 1)], 1));
        Assert.Empty(Policy.FindForcedMerge([new MergeCandidate("_9", Megabyte, 10, 0)], 1));
    }

    private static IEnumerable<MergeCandidate> Segments(IEnumerable<long> lengths) =>
        lengths.Select((length, i) => new MergeCandidate($"_{i}", length, 1_000, 0));
}
