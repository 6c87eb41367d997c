using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Articles;

/// <summary>The values of one facet over one publication, numbered, and how documents are counted by them. Thread-safe.</summary>
internal abstract class FacetColumn
{
    /// <summary>How many numbers there are; values need not have a document.</summary>
    public abstract int ValueCount { get; }

    /// <summary>The value with a number.</summary>
    public abstract string ValueOf(int ord);

    /// <summary>Adds, for each value, how many of a segment's documents have it.</summary>
    /// <param name="leaf">A segment of the publication.</param>
    /// <param name="docs">Which documents count.</param>
    /// <param name="counts">By number, <see cref="ValueCount"/> of them.</param>
    public abstract void Count(LeafReaderContext leaf, FixedBitSet docs, Span<int> counts);

    /// <summary>The column of a facet.</summary>
    public static FacetColumn Create(IndexReader reader, Facet facet) => facet switch
    {
        Facet.Year => PublishedColumn.Create(reader, monthsPerBucket: MonthBuckets.MonthsPerYear),
        Facet.Month => PublishedColumn.Create(reader, monthsPerBucket: 1),
        Facet.Quality => new QualityColumn(),
        _ => new ValueColumn(reader, IndexFields.FieldOf(facet)),
    };
}
