using SearchService.Engine.Search;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class BlockIntersectionTests
{
    [Fact]
    public void Find_gives_what_merging_gives()
    {
        // One instance, so that what earlier calls left in its table is there.
        var intersection = new BlockIntersection();
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var range = 1 << random.Next(1, 31);
            var start = random.Next(int.MaxValue - range);
            var many = RandomDocs(random, start, range, random.Next(1, BlockIntersection.MaxLength + 1));
            var few = RandomDocs(random, start, range, random.Next(1, BlockIntersection.MaxLength + 1));
            few = [.. few.Concat(many.Where(_ => random.Next(4) == 0)).Distinct().Order().Take(BlockIntersection.MaxLength)];

            Agree(intersection, few, many, $"seed {seed}");
            Agree(intersection, many, few, $"seed {seed}, turned round");
        }
    }

    [Fact]
    public void Find_of_nothing_is_nothing()
    {
        Agree(new BlockIntersection(), [], [1, 2, 3], "none of few");
        Agree(new BlockIntersection(), [1, 2, 3], [], "none of many");
    }

    private static void Agree(BlockIntersection intersection, int[] few, int[] many, string what)
    {
        var (inFew, inMany) = (new int[few.Length], new int[few.Length]);
        var (plainInFew, plainInMany) = (new int[few.Length], new int[few.Length]);
        var count = intersection.Find(few, many, inFew, inMany);

        Assert.True(BlockIntersection.FindMerging(few, many, plainInFew, plainInMany) == count, what);
        Assert.True(plainInFew.AsSpan(0, count).SequenceEqual(inFew.AsSpan(0, count)), what);
        Assert.True(plainInMany.AsSpan(0, count).SequenceEqual(inMany.AsSpan(0, count)), what);
    }

    private static int[] RandomDocs(Random random, int start, int range, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => start + random.Next(range)).Distinct().Order()];
}
