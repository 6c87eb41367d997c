using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Inspection;

/// <summary>Checks the terms dictionary and the postings of every field: recomputes all statistics, finds every term by its bytes
/// too, and compares the documents with those that have a norm.</summary>
/// <param name="files">The segment's files.</param>
/// <param name="norms">Sound norms; null when there are none to compare with.</param>
/// <param name="cancellation">Looked at once per term.</param>
internal sealed class TermsCheck(SegmentFiles files, NormsReader? norms, CancellationToken cancellation)
{
    private readonly string _termsFile = files.NameOf(PostingsFormat.Suffix, BlockTreeFormat.TermsExtension);
    private readonly string _postingsFile = files.NameOf(PostingsFormat.Suffix, PostingsFormat.DocExtension);

    public void Run(DamageList damages)
    {
        BlockTreeTermsReader? reader = null;
        if (!files.State.FieldInfos.HasPostings || !damages.Guard(() => reader = new BlockTreeTermsReader(files.State)))
        {
            return;
        }

        using (reader)
        {
            foreach (var field in files.State.FieldInfos.Where(f => f.IsIndexed))
            {
                damages.Guard(() =>
                {
                    var docs = new FixedBitSet(files.MaxDoc);
                    if (reader!.GetTerms(field.Name) is { } terms)
                    {
                        CheckField(terms, docs);
                    }

                    CheckNorms(field, docs);
                });
            }
        }
    }

    private void CheckField(Terms terms, FixedBitSet docs)
    {
        var field = terms.FieldInfo;
        var scan = terms.GetEnumerator();
        var seek = terms.GetEnumerator();
        var postings = new PostingsCheck(field, norms, files.MaxDoc, _postingsFile);
        byte[] last = [];
        var size = 0L;
        var sumDocFreq = 0L;
        var sumTotalTermFreq = 0L;
        while (scan.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            var term = scan.Term.ToArray();
            if (size == 0 ? !terms.Min.SequenceEqual(term) : last.AsSpan().SequenceCompareTo(term) >= 0)
            {
                Fail(field, size == 0 ? $"the least term is {Hex(term)}, expected {Hex(terms.Min)}" : $"term {Hex(term)} is not above {Hex(last)}");
            }

            if (seek.SeekCeil(term) != SeekStatus.Found || !seek.SeekExact(term) || seek.DocFreq != scan.DocFreq || seek.TotalTermFreq != scan.TotalTermFreq)
            {
                Fail(field, $"term {Hex(term)} is not found by its bytes, or with other statistics");
            }

            postings.CheckTerm(scan, docs);
            last = term;
            size++;
            sumDocFreq += scan.DocFreq;
            sumTotalTermFreq += scan.TotalTermFreq;
        }

        if (!terms.Max.SequenceEqual(last))
        {
            Fail(field, $"the greatest term is {Hex(last)}, expected {Hex(terms.Max)}");
        }

        var found = (size, sumDocFreq, sumTotalTermFreq, docs.Cardinality());
        var expected = (terms.Size, terms.SumDocFreq, terms.SumTotalTermFreq, terms.DocCount);
        if (found != expected)
        {
            Fail(field, $"(terms, sum of document frequencies, sum of frequencies, documents) are {found}, expected {expected}");
        }
    }

    // A norm of 0 says that the document has no token of the field.
    private void CheckNorms(FieldInfo field, FixedBitSet docs)
    {
        if (norms?.GetNorms(field) is not { } values)
        {
            return;
        }

        for (var docId = 0; docId < files.MaxDoc; docId++)
        {
            var norm = values.AdvanceExact(docId) ? values.LongValue : 0;
            if (docs.Get(docId) != (norm != 0))
            {
                CorruptIndexException.Throw(
                    $"document {docId} has {(docs.Get(docId) ? "terms" : "no terms")} of field {field}, but norm {norm}",
                    files.NameOf("", NormsFormat.DataExtension));
            }
        }
    }

    [DoesNotReturn]
    private void Fail(FieldInfo field, string message) => CorruptIndexException.Throw($"field {field}: {message}", _termsFile);

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);
}
