using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>Merges columns of numbers: norms and NUMERIC doc values.</summary>
internal static class ColumnMerge
{
    /// <summary>The norms by slot of the merged segment, 0 where there is none.</summary>
    public static byte[] Norms(DocMap[] docMaps, int maxDoc, string field, out FixedBitSet? docsWithField)
    {
        var norms = new byte[maxDoc];
        var docs = new FixedBitSet(maxDoc);
        var count = 0;
        foreach (var map in docMaps)
        {
            if (map.Source.GetNormValues(field) is not { } values)
            {
                continue;
            }

            for (var doc = values.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = values.NextDoc())
            {
                var newDoc = map[doc];
                if (newDoc >= 0)
                {
                    norms[newDoc] = (byte)values.LongValue;
                    docs.Set(newDoc);
                    count++;
                }
            }
        }

        docsWithField = count == maxDoc ? null : docs;
        return norms;
    }

    /// <summary>The NUMERIC column of the merged segment.</summary>
    public static NumericColumn Numeric(DocMap[] docMaps, int maxDoc, string field)
    {
        var merge = new NumericColumnBuffer();
        foreach (var map in docMaps)
        {
            if (map.Source.GetNumericDocValues(field) is not { } column)
            {
                continue;
            }

            for (var doc = column.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = column.NextDoc())
            {
                if (map[doc] >= 0)
                {
                    merge.Add(map[doc], column.LongValue);
                }
            }
        }

        return merge.ToColumn(maxDoc, null);
    }
}
