namespace SearchService.Engine.Facets;

/// <summary>Says into which of some numbered buckets a number falls. A struct, so that counting calls it without indirection.</summary>
public interface IValueBuckets
{
    /// <summary>The bucket of a value, from 0; negative = the value is not counted.</summary>
    int BucketOf(long value);
}
