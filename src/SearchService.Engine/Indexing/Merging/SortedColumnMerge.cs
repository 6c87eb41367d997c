using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>Merges columns of values by ordinal. Values that only deleted documents had are left out: every ordinal must be in use.</summary>
internal static class SortedColumnMerge
{
    public static SortedSetColumn SortedSet(DocMap[] docMaps, int maxDoc, string field)
    {
        var merge = new Collected(maxDoc);
        foreach (var map in docMaps)
        {
            if (map.Source.GetSortedSetDocValues(field) is not { } column)
            {
                continue;
            }

            var ids = merge.IdsOf(column.ValueCount);
            for (var doc = column.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = column.NextDoc())
            {
                if (map[doc] < 0)
                {
                    continue;
                }

                merge.StartDocument(map[doc]);
                for (var ord = column.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = column.NextOrd())
                {
                    merge.Add(ids[ord] >= 0 ? ids[ord] : ids[ord] = merge.IdOf(column.LookupOrd(ord)));
                }
            }
        }

        return merge.ToSetColumn();
    }

    public static SortedColumn Sorted(DocMap[] docMaps, int maxDoc, string field)
    {
        var merge = new Collected(maxDoc);
        foreach (var map in docMaps)
        {
            if (map.Source.GetSortedDocValues(field) is not { } column)
            {
                continue;
            }

            var ids = merge.IdsOf(column.ValueCount);
            for (var doc = column.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = column.NextDoc())
            {
                if (map[doc] >= 0)
                {
                    var ord = column.OrdValue;
                    merge.StartDocument(map[doc]);
                    merge.Add(ids[ord] >= 0 ? ids[ord] : ids[ord] = merge.IdOf(column.LookupOrd(ord)));
                }
            }
        }

        return merge.ToSingleColumn();
    }

    private sealed class Collected(int maxDoc)
    {
        private readonly BytesHash _values = new();
        private readonly FixedBitSet _docs = new(maxDoc);
        private GrowableArray<int> _starts;
        private GrowableArray<int> _ids;

        /// <summary>A source's table from ordinal to id, all -1: not seen yet.</summary>
        public int[] IdsOf(int valueCount)
        {
            var ids = new int[valueCount];
            Array.Fill(ids, -1);
            return ids;
        }

        public int IdOf(ReadOnlySpan<byte> value) => _values.Add(value);

        public void StartDocument(int docId)
        {
            _docs.Set(docId);
            _starts.Add(_ids.Count);
        }

        public void Add(int id) => _ids.Add(id);

        public SortedSetColumn ToSetColumn()
        {
            var docCount = _starts.Count;
            var ords = Ordinals(out var dictionary);
            _starts.Add(ords.Length);
            for (var d = 0; d < docCount; d++)
            {
                ords.AsSpan(_starts[d]..(_starts[d + 1])).Sort();
            }

            return new SortedSetColumn(DocSets.NullIfFull(_docs, docCount), _starts.Memory, ords, dictionary);
        }

        public SortedColumn ToSingleColumn() =>
            new(DocSets.NullIfFull(_docs, _starts.Count), Ordinals(out var dictionary), dictionary);

        private int[] Ordinals(out IReadOnlyList<byte[]> dictionary) => OrdinalAssignment.Assign(_values, _ids.Span, out dictionary);
    }
}
