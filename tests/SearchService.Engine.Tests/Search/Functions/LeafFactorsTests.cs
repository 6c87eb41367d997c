using SearchService.Engine.Search;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class LeafFactorsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ScoreFloor_no_score_up_to_it_has_a_product_above(int seed)
    {
        var random = new Random(seed);
        long[] values = [0, 1, 3, 1_000_000, long.MaxValue];
        var leaf = new MemoryLeafReader([.. values.Select(v => new MemoryDocument().AddText("f", "x").AddNumber("q", v))]);
        for (var round = 0; round < 2_000; round++)
        {
            var factor = new SaturationFactor("q", random.NextDouble() * 3, random.Next(3) == 0 ? 0 : random.NextDouble() * 50);
            var boost = random.Next(3) == 0 ? 1 : random.NextSingle() * 4;
            var product = random.Next(10) == 0 ? float.Epsilon * random.Next(9) : random.NextSingle() * 30;
            var floor = new LeafFactors(null, factor, boost).ScoreFloor(product);
            var factors = new LeafFactors(leaf.GetNumericDocValues("q"), factor, boost);
            for (var docId = 0; docId < values.Length && floor >= 0; docId++)
            {
                Assert.True(factors.Multiply(docId, floor) <= product, $"seed {seed}, round {round}, document {docId}");
            }
        }
    }

    [Theory]
    [InlineData(float.NaN, 1)]
    [InlineData(float.NegativeInfinity, 1)]
    [InlineData(-0.1f, 1)]
    [InlineData(0.5f, -1)]
    [InlineData(0.5f, float.NaN)]
    public void ScoreFloor_is_negative_when_none_can_be_known(float product, float boost) =>
        Assert.True(new LeafFactors(null, new SaturationFactor("q", 1, 1), boost).ScoreFloor(product) < 0);

    [Fact]
    public void ScoreFloor_is_close_to_the_quotient() =>
        Assert.Equal(2, new LeafFactors(null, new SaturationFactor("q", 0.5, 50), 2).ScoreFloor(6), 1e-6f);
}
