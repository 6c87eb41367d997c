using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Inspection;

/// <summary>Checks the columns: that every way of moving finds the same documents and values, that the dictionaries ascend, and
/// that every ordinal is in use.</summary>
internal sealed class DocValuesCheck(SegmentFiles files, CancellationToken cancellation)
{
    // Look-ups by value search the dictionary, so only some of them are done.
    private const int TermsPerLookup = 61;

    public void Run(DamageList damages)
    {
        DocValuesReader? own = null;
        var columns = files.Fields.Where(f => f.DocValuesType is DocValuesType.Numeric or DocValuesType.Sorted or DocValuesType.SortedSet).ToArray();
        if (files.State.FieldInfos.HasDocValues)
        {
            damages.Guard(() => own = new DocValuesReader(files.State));
        }

        using (own)
        {
            foreach (var field in columns)
            {
                if (field.DocValuesGen >= 0)
                {
                    damages.Guard(() =>
                    {
                        using var updates = files.OpenDocValues(field);
                        CheckField(updates, field);
                    });
                }
                else if (own is not null)
                {
                    damages.Guard(() => CheckField(own, field));
                }
            }
        }
    }

    private void CheckField(DocValuesReader reader, FieldInfo field)
    {
        var resource = $"{field.DocValuesType} column of {field} in {files.NameOf(DocValuesFormat.Suffix, DocValuesFormat.DataExtension)}";
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                CheckNumeric(() => Existing(reader.GetNumeric(field), resource), resource);
                break;
            case DocValuesType.Sorted:
                CheckSorted(() => Existing(reader.GetSorted(field), resource), resource);
                break;
            default:
                CheckSortedSet(() => Existing(reader.GetSortedSet(field), resource), resource);
                break;
        }
    }

    private static T Existing<T>(T? cursor, string resource)
        where T : class =>
        cursor ?? throw new CorruptIndexException("the field has a column, but there is no entry for it", resource);

    private void CheckNumeric(Func<NumericDocValues> open, string resource)
    {
        var scan = open();
        var exact = open();
        var docs = CursorCheck.CheckDocuments(scan, exact.AdvanceExact, CheckValue, files.MaxDoc, resource, cancellation);
        CursorCheck.CheckAdvance(open(), docs, resource);

        void CheckValue(int docId)
        {
            if (scan.LongValue != exact.LongValue)
            {
                CorruptIndexException.Throw($"document {docId} has value {scan.LongValue}, or {exact.LongValue}", resource);
            }
        }
    }

    private void CheckSorted(Func<SortedDocValues> open, string resource)
    {
        var scan = open();
        var exact = open();
        var seen = new FixedBitSet(scan.ValueCount);
        var docs = CursorCheck.CheckDocuments(scan, exact.AdvanceExact, CheckValue, files.MaxDoc, resource, cancellation);
        CursorCheck.CheckAdvance(open(), docs, resource);
        CheckAllSeen(seen, resource);
        var dictionary = open();
        CheckDictionary(dictionary.ValueCount, dictionary.LookupOrd, dictionary.LookupTerm, resource);

        void CheckValue(int docId)
        {
            var ord = scan.OrdValue;
            if (ord != exact.OrdValue || (uint)ord >= (uint)seen.Length)
            {
                CorruptIndexException.Throw($"document {docId} has ordinal {ord}, or {exact.OrdValue}, of {seen.Length}", resource);
            }

            seen.Set(ord);
        }
    }

    private void CheckSortedSet(Func<SortedSetDocValues> open, string resource)
    {
        var scan = open();
        var exact = open();
        var seen = new FixedBitSet(scan.ValueCount);
        var docs = CursorCheck.CheckDocuments(scan, exact.AdvanceExact, CheckValues, files.MaxDoc, resource, cancellation);
        CursorCheck.CheckAdvance(open(), docs, resource);
        CheckAllSeen(seen, resource);
        var dictionary = open();
        CheckDictionary(dictionary.ValueCount, dictionary.LookupOrd, dictionary.LookupTerm, resource);

        void CheckValues(int docId)
        {
            var last = -1;
            for (var ord = scan.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = scan.NextOrd())
            {
                var other = exact.NextOrd();
                if (ord <= last || ord >= seen.Length || other != ord)
                {
                    CorruptIndexException.Throw($"document {docId} has ordinal {ord}, or {other}, after {last}, of {seen.Length}", resource);
                }

                seen.Set(ord);
                last = ord;
            }

            if (last < 0 || exact.NextOrd() != SortedSetDocValues.NoMoreOrds)
            {
                CorruptIndexException.Throw($"document {docId} has no ordinals, or more of them after {last}", resource);
            }
        }
    }

    private static void CheckAllSeen(FixedBitSet seen, string resource)
    {
        var count = seen.Cardinality();
        if (count != seen.Length)
        {
            CorruptIndexException.Throw($"only {count} of {seen.Length} ordinals are in use", resource);
        }
    }

    private void CheckDictionary(int count, Func<int, ReadOnlySpan<byte>> lookupOrd, TermLookup lookupTerm, string resource)
    {
        byte[] last = [];
        for (var ord = 0; ord < count; ord++)
        {
            cancellation.ThrowIfCancellationRequested();
            var value = lookupOrd(ord).ToArray();
            if (ord > 0 && last.AsSpan().SequenceCompareTo(value) >= 0)
            {
                CorruptIndexException.Throw($"value {Convert.ToHexString(value)} of ordinal {ord} is not above {Convert.ToHexString(last)}", resource);
            }

            if ((ord % TermsPerLookup == 0 || ord == count - 1) && lookupTerm(value) != ord)
            {
                CorruptIndexException.Throw($"value {Convert.ToHexString(value)} of ordinal {ord} is not found by its bytes", resource);
            }

            last = value;
        }
    }

    private delegate int TermLookup(ReadOnlySpan<byte> value);
}
