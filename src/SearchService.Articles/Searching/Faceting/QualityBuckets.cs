using SearchService.Engine.Facets;

namespace SearchService.Articles;

/// <summary>Tens of quality up to 100, which falls into the last of them, and one bucket for what lies above. What lies below 0 counts
/// as 0, as it does for the score.</summary>
internal readonly struct QualityBuckets : IValueBuckets
{
    /// <summary>The values of the facet, by bucket.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["0-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-89", "90-100", ">100"];

    /// <inheritdoc/>
    public int BucketOf(long value) => value > 100 ? 10 : Math.Clamp((int)Math.Max(value, 0) / 10, 0, 9);
}
