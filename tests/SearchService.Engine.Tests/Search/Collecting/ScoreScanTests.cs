using SearchService.Engine.Search;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class ScoreScanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void NextAbove_equals_the_scalar_loop(int seed)
    {
        var random = new Random(seed);
        float[] special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, 0.9f];
        for (var round = 0; round < 500; round++)
        {
            var scores = new float[random.Next(80)];
            foreach (ref var score in scores.AsSpan())
            {
                score = random.Next(20) == 0 ? special[random.Next(special.Length)] : random.NextSingle();
            }

            var floor = random.Next(4) == 0 ? special[random.Next(special.Length)] : 0.8f + (0.2f * random.NextSingle());
            for (var start = 0; start <= scores.Length; start++)
            {
                var expected = ScoreScan.NextAboveScalar(scores, start, floor);
                Assert.True(expected == ScoreScan.NextAbove(scores, start, floor), $"seed {seed}, round {round}, start {start}, floor {floor}");
            }
        }
    }
}
