using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>Which documents have a field, in the forms that codec writers take.</summary>
internal static class DocSets
{
    /// <summary>The set of distinct ids below <paramref name="maxDoc"/>; null when it holds them all.</summary>
    public static FixedBitSet? Of(ReadOnlySpan<int> docs, int maxDoc)
    {
        if (docs.Length == maxDoc)
        {
            return null;
        }

        var set = new FixedBitSet(maxDoc);
        set.SetAll(docs);
        return set;
    }

    /// <summary>Where in the list each document stands, in the order of documents; null when the list is in that order.</summary>
    /// <param name="docs">Distinct ids below <paramref name="maxDoc"/>, in any order.</param>
    /// <param name="maxDoc">The segment's documents.</param>
    public static int[]? PlacesInOrder(ReadOnlySpan<int> docs, int maxDoc)
    {
        if (IsAscending(docs))
        {
            return null;
        }

        // Places are noted plus one, so that 0 means none.
        var placeOf = new int[maxDoc];
        for (var i = 0; i < docs.Length; i++)
        {
            placeOf[docs[i]] = i + 1;
        }

        var places = new int[docs.Length];
        var count = 0;
        foreach (var place in placeOf)
        {
            if (place > 0)
            {
                places[count++] = place - 1;
            }
        }

        return places;
    }

    private static bool IsAscending(ReadOnlySpan<int> docs)
    {
        for (var i = 1; i < docs.Length; i++)
        {
            if (docs[i] < docs[i - 1])
            {
                return false;
            }
        }

        return true;
    }
}
