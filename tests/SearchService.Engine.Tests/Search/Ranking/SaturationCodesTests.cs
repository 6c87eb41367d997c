using SearchService.Engine.Search;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class SaturationCodesTests
{
    [Fact]
    public void Decode_gives_the_saturation_or_little_more()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var saturation = (float)Math.Pow(2, (random.NextDouble() * 31.9) - 16);
            var decoded = SaturationCodes.Decode(SaturationCodes.Encode(saturation));
            Assert.True(decoded >= saturation && decoded <= saturation * 1.0005f, $"{saturation:R} became {decoded:R}");
        }
    }

    [Theory]
    [InlineData(SaturationCodes.Absent, SaturationCodes.Absent)]
    [InlineData(0, 1f / 65536)]
    [InlineData(float.Epsilon, 1f / 65536)]
    [InlineData(1, 1)]
    [InlineData(70_000, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    public void Decode_gives_what_is_next_where_codes_end(float saturation, float expected) =>
        Assert.Equal(expected, SaturationCodes.Decode(SaturationCodes.Encode(saturation)));

    [Fact]
    public void Score_gives_the_bits_that_one_by_one_gives()
    {
        var random = new Random(2);
        var scoring = new BM25Scorer(1.5f, 3.7f, new float[256]);
        ushort[] ends = [0, 1, 2, ushort.MaxValue - 1, ushort.MaxValue];
        for (var length = 0; length < 100; length++)
        {
            ushort[] codes = [.. ends, .. Enumerable.Range(0, length).Select(_ => (ushort)random.Next(ushort.MaxValue + 1))];
            var expected = new float[codes.Length];
            var actual = new float[codes.Length];
            SaturationCodes.ScoreScalar(codes, scoring, expected);
            SaturationCodes.Score(codes, scoring, actual);
            Assert.Equal(expected.Select(BitConverter.SingleToUInt32Bits), actual.Select(BitConverter.SingleToUInt32Bits));
        }
    }
}
