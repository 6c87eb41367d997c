using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The BM25 score as Lucene 8 computes it, to the last bit: single precision after every operation, no factor k1 + 1, no
/// fused operations. Source: index format note, sections 10.1 to 10.3; Robertson and Zaragoza, The Probabilistic
/// Relevance Framework (2009).</summary>
public sealed class BM25Similarity
{
    /// <param name="k1">How slowly a frequency saturates; finite, ≥ 0.</param>
    /// <param name="b">How much the length of a field counts, 0 to 1.</param>
    public BM25Similarity(float k1 = 1.2f, float b = 0.75f)
    {
        if (!float.IsFinite(k1) || k1 < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(k1), k1, "must be finite and not negative");
        }

        if (!(b >= 0 && b <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(b), b, "must be from 0 to 1");
        }

        K1 = k1;
        B = b;
    }

    public float K1 { get; }

    public float B { get; }

    /// <summary>How much a term that <paramref name="docFreq"/> of <paramref name="docCount"/> documents hold says: always positive.</summary>
    public static float Idf(long docFreq, long docCount) =>
        (float)Math.Log(1 + ((docCount - docFreq + 0.5) / (docFreq + 0.5)));

    /// <summary>The sum of several terms' <see cref="Idf(long, long)"/>, added in double precision in the order given.</summary>
    public static float Idf(ReadOnlySpan<TermStatistics> terms, in CollectionStatistics field)
    {
        var sum = 0.0;
        foreach (ref readonly var term in terms)
        {
            sum += Idf(term.DocFreq, field.DocCount);
        }

        return (float)sum;
    }

    /// <summary>The average number of tokens in a document that has the field.</summary>
    public static float AverageLength(in CollectionStatistics field) => (float)(field.SumTotalTermFreq / (double)field.DocCount);

    /// <summary>For each of the 256 norm bytes what a frequency is multiplied with: 1 / (k1 (1 - b + b length / average)).</summary>
    public float[] NormFactors(in CollectionStatistics field)
    {
        var averageLength = AverageLength(field);
        var factors = new float[256];
        for (var norm = 0; norm < factors.Length; norm++)
        {
            var weightedLength = B * (float)SmallFloat.Byte4ToInt((byte)norm);
            var relativeLength = weightedLength / averageLength;
            var lengthPart = (1f - B) + relativeLength;
            var scaled = K1 * lengthPart;
            factors[norm] = 1f / scaled;
        }

        return factors;
    }
}
