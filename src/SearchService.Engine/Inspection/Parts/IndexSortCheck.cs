using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Inspection;

/// <summary>Checks that the documents stand in the order that the segment declares. Keys of several values per document
/// (SortedNumericSortField, SortedSetSortField) end the comparison where they stand: their columns' selectors are not known
/// here. Source: format note, section 2.2.</summary>
internal static class IndexSortCheck
{
    private const int CancellationMask = 0xFFF;

    public static void Run(SegmentFiles files, DamageList damages, CancellationToken cancellation)
    {
        var known = files.Segment.Info.IndexSort.TakeWhile(k => k.Provider == "SortField").ToArray();
        if (known.Length > 0)
        {
            damages.Guard(() =>
            {
                using var reader = new DocValuesReader(files.State);
                var keys = Array.ConvertAll(known, k => OpenKey(k, reader, files));
                CheckOrder(keys, files, cancellation);
            });
        }
    }

    private static void CheckOrder(Func<int, long>[] keys, SegmentFiles files, CancellationToken cancellation)
    {
        var previous = new long[keys.Length];
        for (var docId = 0; docId < files.MaxDoc; docId++)
        {
            if ((docId & CancellationMask) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var current = Array.ConvertAll(keys, k => k(docId));
            if (docId > 0 && current.AsSpan().SequenceCompareTo(previous) < 0)
            {
                CorruptIndexException.Throw(
                    $"document {docId} with keys ({string.Join(", ", current)}) stands behind ({string.Join(", ", previous)}): not in the index's order",
                    files.NameOf("", SegmentInfoFormat.Extension));
            }

            previous = current;
        }
    }

    // Gives each document, in ascending order, a number that orders as the key does.
    private static Func<int, long> OpenKey(IndexSortField key, DocValuesReader reader, SegmentFiles files)
    {
        var field = files.State.FieldInfos.Find(key.Field);
        if (key.IsNumeric)
        {
            var numeric = field is null ? null : reader.GetNumeric(field);
            return docId => key.OrderOf(numeric?.AdvanceExact(docId) == true ? numeric.LongValue : null);
        }

        // Complementing reverses the order of all longs.
        var descending = key.Descending ? -1L : 0L;
        var sorted = field is null ? null : reader.GetSorted(field);
        var missingOrd = key.MissingValue is null or 1 ? long.MinValue : long.MaxValue;
        return docId => (sorted?.AdvanceExact(docId) == true ? sorted.OrdValue : missingOrd) ^ descending;
    }
}
