using SearchService.Engine.Codecs;
using SearchService.Engine.Model;

namespace SearchService.Engine.Indexing;

/// <summary>Merges columns of values by ordinal. Values that only deleted documents had are left out: every ordinal must be in use.</summary>
internal static class SortedColumnMerge
{
    public static SortedSetColumn SortedSet(DocMap[] docMaps, int maxDoc, string field)
    {
        var merge = new SortedSetColumnBuffer();
        foreach (var map in docMaps)
        {
            if (map.Source.GetSortedSetDocValues(field) is not { } column)
            {
                continue;
            }

            var ids = NoIds(column.ValueCount);
            for (var doc = column.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = column.NextDoc())
            {
                if (map[doc] < 0)
                {
                    continue;
                }

                for (var ord = column.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = column.NextOrd())
                {
                    merge.Add(map[doc], ids[ord] >= 0 ? ids[ord] : ids[ord] = merge.IdOf(column.LookupOrd(ord)));
                }
            }
        }

        return merge.ToSetColumn(maxDoc, null);
    }

    public static SortedColumn Sorted(DocMap[] docMaps, int maxDoc, string field)
    {
        var merge = new SortedSetColumnBuffer();
        foreach (var map in docMaps)
        {
            if (map.Source.GetSortedDocValues(field) is not { } column)
            {
                continue;
            }

            var ids = NoIds(column.ValueCount);
            for (var doc = column.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = column.NextDoc())
            {
                if (map[doc] >= 0)
                {
                    var ord = column.OrdValue;
                    merge.Add(map[doc], ids[ord] >= 0 ? ids[ord] : ids[ord] = merge.IdOf(column.LookupOrd(ord)));
                }
            }
        }

        return merge.ToSingleColumn(maxDoc, null);
    }

    // A source's table from ordinal to number, all -1: not seen yet.
    private static int[] NoIds(int valueCount)
    {
        var ids = new int[valueCount];
        Array.Fill(ids, -1);
        return ids;
    }
}
