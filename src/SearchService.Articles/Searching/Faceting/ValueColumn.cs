using SearchService.Engine.Facets;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Articles;

/// <summary>A facet whose values are those that articles name: topics, providers, categories, types.</summary>
internal sealed class ValueColumn(IndexReader reader, string field) : FacetColumn
{
    private readonly SortedSetFacets _facets = SortedSetFacets.Create(reader, field);

    /// <inheritdoc/>
    public override int ValueCount => _facets.ValueCount;

    /// <inheritdoc/>
    public override string ValueOf(int ord) => _facets.Values[ord];

    /// <inheritdoc/>
    public override void Count(LeafReaderContext leaf, FixedBitSet docs, Span<int> counts) => _facets.Count(leaf, docs, counts);
}
