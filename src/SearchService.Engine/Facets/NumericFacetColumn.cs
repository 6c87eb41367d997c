namespace SearchService.Engine.Facets;

/// <summary>A NUMERIC column to count by buckets.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Missing">What counts as the value of documents that have none.</param>
/// <param name="Buckets">Where values fall.</param>
public readonly record struct NumericFacetColumn<TBuckets>(string Field, long Missing, TBuckets Buckets)
    where TBuckets : struct, IValueBuckets;
