namespace SearchService.Engine.Search;

/// <summary>BM25 for one term or phrase: frequency and norm in, score out. Immutable.</summary>
public sealed class BM25Scorer
{
    private readonly float[] _normFactors;

    /// <param name="boost">The product of the query's boosts.</param>
    /// <param name="idf">What <see cref="BM25Similarity.Idf(long, long)"/> gave.</param>
    /// <param name="normFactors">What <see cref="BM25Similarity.NormFactors"/> gave; kept, not copied.</param>
    public BM25Scorer(float boost, float idf, float[] normFactors)
    {
        Boost = boost;
        Idf = idf;
        Weight = boost * idf;
        _normFactors = normFactors;
    }

    public float Boost { get; }

    public float Idf { get; }

    /// <summary>boost × idf: what no score exceeds.</summary>
    public float Weight { get; }

    /// <summary>The score: weight - weight / (1 + freq × normFactor), each step rounded to single precision.</summary>
    public float Score(float freq, byte norm) => ScoreOf(Saturation(freq, norm));

    /// <summary>freq × normFactor: what the score depends on, and grows with.</summary>
    internal float Saturation(float freq, byte norm) => freq * _normFactors[norm];

    /// <summary>The score for a saturation. Each of its steps, rounded, grows with it or stays, so that the score for the greatest of
    /// several saturations is the greatest of their scores, to the last bit.</summary>
    internal float ScoreOf(float saturation)
    {
        var denominator = 1f + saturation;
        var rest = Weight / denominator;
        return Weight - rest;
    }

    /// <summary>A saturation below which no score reaches this one; at most a little too low.</summary>
    internal float SaturationBelow(double score)
    {
        // From score = w - w / (1 + s). The roundings of a score amount to less than 2^-22 of w.
        const double Rounding = 1.0 / (1 << 22);
        var rest = 1 - (score / Weight) + Rounding;
        return rest >= 1 || !(Weight > 0) ? 0 : rest <= 0 ? float.PositiveInfinity : (float)(((1 / rest) - 1) * (1 - 1e-6));
    }

    /// <summary>The score with its parts.</summary>
    public Explanation Explain(float freq, byte norm, string what)
    {
        var score = Score(freq, norm);
        return Explanation.Match(
            score,
            $"{what}: w - w / (1 + freq × n), w = boost × idf",
            Explanation.Match(Boost, "boost"),
            Explanation.Match(Idf, "idf"),
            Explanation.Match(freq, "freq"),
            Explanation.Match(_normFactors[norm], $"n, by the field's length (norm {norm})"));
    }
}
