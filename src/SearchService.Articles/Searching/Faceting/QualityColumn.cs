using SearchService.Engine.Facets;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Articles;

/// <summary>The facet <see cref="Facet.Quality"/>: articles by tens of quality.</summary>
internal sealed class QualityColumn : FacetColumn
{
    private static readonly NumericFacetColumn<QualityBuckets> Column = new(IndexFields.Quality, Missing: 0, new QualityBuckets());

    /// <inheritdoc/>
    public override int ValueCount => QualityBuckets.Names.Count;

    /// <inheritdoc/>
    public override string ValueOf(int ord) => QualityBuckets.Names[ord];

    /// <inheritdoc/>
    public override void Count(LeafReaderContext leaf, FixedBitSet docs, Span<int> counts) =>
        NumericFacets.Count(leaf.Reader, docs, Column, counts);
}
