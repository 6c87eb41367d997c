using System.Globalization;
using SearchService.Engine.Facets;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Articles;

/// <summary>The facets <see cref="Facet.Year"/> and <see cref="Facet.Month"/>: articles by when they were published.</summary>
internal sealed class PublishedColumn : FacetColumn
{
    private readonly NumericFacetColumn<MonthBuckets> _column;

    private PublishedColumn(MonthBuckets buckets, int valueCount)
    {
        _column = new NumericFacetColumn<MonthBuckets>(IndexFields.Published, MonthBuckets.Missing, buckets);
        ValueCount = valueCount;
    }

    /// <inheritdoc/>
    public override int ValueCount { get; }

    /// <summary>The column of a publication, from its first to its last month or year.</summary>
    /// <param name="reader">The publication.</param>
    /// <param name="monthsPerBucket">1, or 12 for years.</param>
    public static PublishedColumn Create(IndexReader reader, int monthsPerBucket)
    {
        if (NumericFacets.Range(reader, IndexFields.Published) is not { } range)
        {
            return new PublishedColumn(new MonthBuckets(0, monthsPerBucket), 0);
        }

        var first = Math.Max(0, MonthBuckets.AbsoluteOf(range.Min, monthsPerBucket));
        return new PublishedColumn(new MonthBuckets(first, monthsPerBucket), MonthBuckets.AbsoluteOf(range.Max, monthsPerBucket) - first + 1);
    }

    /// <inheritdoc/>
    public override string ValueOf(int ord)
    {
        var (first, monthsPerBucket) = _column.Buckets;
        var bucket = first + ord;
        return monthsPerBucket == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{bucket / MonthBuckets.MonthsPerYear:0000}-{(bucket % MonthBuckets.MonthsPerYear) + 1:00}")
            : bucket.ToString("0000", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override void Count(LeafReaderContext leaf, FixedBitSet docs, Span<int> counts) =>
        NumericFacets.Count(leaf.Reader, docs, _column, counts);
}
