using SearchService.Engine.Codecs;
using SearchService.Engine.Search;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class PhrasePositionsTests
{
    [Fact]
    public void CountPairs_counts_positions_that_have_another_behind_them()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var (first, second) = (RandomPositions(random), RandomPositions(random));
            var distance = random.Next(4);

            var expected = first.Count(p => second.Contains(p + distance));
            var actual = PhrasePositions.CountPairs(Deltas(first), Deltas(second), distance);

            Assert.True(expected == actual, $"seed {seed}: {actual}, expected {expected}");
        }
    }

    [Fact]
    public void Keep_leaves_the_starts_that_a_term_agrees_to()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var (first, second) = (RandomPositions(random), RandomPositions(random));
            var offset = random.Next(4);
            var starts = new int[first.Length];

            Assert.True(PhrasePositions.TryList(Deltas(first), starts));
            Assert.Equal(first, starts);
            var count = PhrasePositions.Keep(starts, Deltas(second), offset);
            Assert.True(first.Where(p => second.Contains(p + offset)).SequenceEqual(starts.Take(count)), $"seed {seed}");
        }
    }

    [Fact]
    public void Positions_beyond_the_greatest_are_impossible()
    {
        int[] great = [PostingsFormat.MaxPosition, 1];
        int[] wide = [int.MaxValue, int.MaxValue, int.MaxValue];

        Assert.False(PhrasePositions.TryList(great, new int[2]));
        Assert.Equal(PhrasePositions.Impossible, PhrasePositions.CountPairs(great, [PostingsFormat.MaxPosition], 0));
        Assert.Equal(PhrasePositions.Impossible, PhrasePositions.CountPairs([PostingsFormat.MaxPosition], wide, 1));
        Assert.Equal(PhrasePositions.Impossible, PhrasePositions.Keep([PostingsFormat.MaxPosition], wide, 0));
        Assert.Equal(1, PhrasePositions.CountPairs([PostingsFormat.MaxPosition], [PostingsFormat.MaxPosition], 0));
    }

    // Some stand at one place.
    private static int[] RandomPositions(Random random) => [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(12)).Order()];

    private static int[] Deltas(int[] positions) => [.. positions.Select((p, i) => i == 0 ? p : p - positions[i - 1])];
}
