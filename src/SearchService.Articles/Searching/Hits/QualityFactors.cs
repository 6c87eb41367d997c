using SearchService.Engine.Search;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>The quality factor of single documents.</summary>
internal static class QualityFactors
{
    /// <summary>The factor that multiplies the document's text relevance: 1 without a quality or without weight.</summary>
    public static double Of(IndexReader reader, int globalDocId, SaturationFactor factor)
    {
        if (factor.Weight == 0)
        {
            return 1;
        }

        var leaf = reader.LeafOf(globalDocId);
        var values = leaf.Reader.GetNumericDocValues(factor.Field);
        return values?.AdvanceExact(globalDocId - leaf.DocBase) == true ? factor.Of(values.LongValue) : 1;
    }
}
