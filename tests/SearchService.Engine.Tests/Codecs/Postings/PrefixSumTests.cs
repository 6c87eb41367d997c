using SearchService.Engine.Codecs;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class PrefixSumTests
{
    [Fact]
    public void Apply_gives_what_the_scalar_sum_gives_for_any_length_and_values()
    {
        var random = new Random(1);
        for (var length = 0; length <= 130; length++)
        {
            var start = random.Next(int.MinValue, int.MaxValue);
            int[] expected = [.. Enumerable.Range(0, length).Select(_ => random.Next(int.MinValue, int.MaxValue))];
            int[] actual = [.. expected];
            PrefixSum.ApplyScalar(expected, start);
            PrefixSum.Apply(actual, start);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Apply_adds_up_from_the_start()
    {
        int[] deltas = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        PrefixSum.Apply(deltas, 100);
        Assert.Equal([101, 103, 106, 110, 115, 121, 128, 136, 145, 155], deltas);
    }
}
