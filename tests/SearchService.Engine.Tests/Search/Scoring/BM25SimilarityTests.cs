using SearchService.Engine.Search;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class BM25SimilarityTests
{
    // The example of the index format note, section 10.3.
    private static readonly CollectionStatistics Titles = new("title", 4, 3, 8, 7);

    [Fact]
    public void Parts_of_the_format_notes_example_are_exact()
    {
        var similarity = new BM25Similarity();
        var idf = BM25Similarity.Idf(2, 3);

        Assert.Equal(0.47000363f, idf);
        Assert.Equal(2.6666667f, BM25Similarity.AverageLength(Titles));
        var score = new BM25Scorer(1, idf, similarity.NormFactors(Titles)).Score(1, norm: 2);
        Assert.Equal(0x3e73b01e, BitConverter.SingleToInt32Bits(score));
    }

    [Fact]
    public void Score_grows_with_the_frequency_shrinks_with_the_length_and_stays_below_the_weight()
    {
        var scorer = new BM25Scorer(2, BM25Similarity.Idf(2, 3), new BM25Similarity().NormFactors(Titles));

        for (var norm = 1; norm < 256; norm++)
        {
            for (var freq = 1; freq < 1000; freq *= 3)
            {
                Assert.True(scorer.Score(freq, (byte)norm) <= scorer.Score(freq * 3, (byte)norm));
                Assert.True(scorer.Score(freq, (byte)norm) <= scorer.Score(freq, (byte)(norm - 1)));
                Assert.True(scorer.Score(freq, (byte)norm) <= scorer.Weight);
            }
        }
    }

    [Fact]
    public void Without_length_normalization_every_norm_counts_alike()
    {
        var factors = new BM25Similarity(b: 0).NormFactors(Titles);

        Assert.All(factors, f => Assert.Equal(1 / 1.2f, f));
    }

    [Theory]
    [InlineData(-1f, 0.5f)]
    [InlineData(float.PositiveInfinity, 0.5f)]
    [InlineData(1f, 1.5f)]
    [InlineData(1f, float.NaN)]
    public void Bad_parameters_are_refused(float k1, float b) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BM25Similarity(k1, b));
}
