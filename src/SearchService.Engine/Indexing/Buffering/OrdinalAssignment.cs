using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>Turns ids of byte strings, in order of first occurrence, into ordinals: places in the sorted dictionary.</summary>
internal static class OrdinalAssignment
{
    /// <returns>The ordinal for each of <paramref name="ids"/>.</returns>
    public static int[] Assign(BytesHash values, ReadOnlySpan<int> ids, out IReadOnlyList<byte[]> dictionary)
    {
        var order = values.Sort();
        var ordOfId = new int[order.Length];
        var sorted = new byte[order.Length][];
        for (var ord = 0; ord < order.Length; ord++)
        {
            ordOfId[order[ord]] = ord;
            sorted[ord] = values[order[ord]].ToArray();
        }

        dictionary = sorted;
        var ords = new int[ids.Length];
        for (var i = 0; i < ords.Length; i++)
        {
            ords[i] = ordOfId[ids[i]];
        }

        return ords;
    }
}
