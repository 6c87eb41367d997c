using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>Which documents have a field, in the form that codec writers take: null stands for all of them.</summary>
internal static class DocSets
{
    /// <summary>The set of ascending, distinct ids below <paramref name="maxDoc"/>; null when it holds them all.</summary>
    public static FixedBitSet? FromAscending(ReadOnlySpan<int> docs, int maxDoc)
    {
        if (docs.Length == maxDoc)
        {
            return null;
        }

        var set = new FixedBitSet(maxDoc);
        foreach (var doc in docs)
        {
            set.Set(doc);
        }

        return set;
    }
}
