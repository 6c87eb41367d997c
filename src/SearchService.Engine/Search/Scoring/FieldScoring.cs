using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>A field's statistics in an index and the norm factors that follow from them.</summary>
internal sealed record FieldScoring(CollectionStatistics Statistics, float[] NormFactors)
{
    /// <summary>Sums over the segments; null when no document has the field.</summary>
    public static FieldScoring? Create(IndexReader reader, string field, BM25Similarity similarity)
    {
        long docCount = 0;
        long sumTotalTermFreq = 0;
        long sumDocFreq = 0;
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.Reader.GetTerms(field) is { } terms)
            {
                docCount += terms.DocCount;
                sumTotalTermFreq += terms.SumTotalTermFreq;
                sumDocFreq += terms.SumDocFreq;
            }
        }

        if (docCount == 0)
        {
            return null;
        }

        var statistics = new CollectionStatistics(field, reader.MaxDoc, docCount, sumTotalTermFreq, sumDocFreq);
        return new FieldScoring(statistics, similarity.NormFactors(statistics));
    }
}
