using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Inspection;

/// <summary>Checks that the ways of moving a cursor over the documents of a column agree.</summary>
internal static class CursorCheck
{
    private const int CancellationMask = 0xFFF;
    private const int LongestStep = 1 << 16;

    /// <summary>Moves one cursor by NextDoc and another by AdvanceExact over all documents.</summary>
    /// <param name="scan">A new cursor.</param>
    /// <param name="advanceExact">AdvanceExact of another.</param>
    /// <param name="onDocument">Called when both stand on a document, to check its value.</param>
    /// <param name="maxDoc">Document slots.</param>
    /// <param name="resource">The file, for messages.</param>
    /// <param name="cancellation">Looked at every few thousand documents.</param>
    /// <returns>The documents that have a value.</returns>
    public static FixedBitSet CheckDocuments(
        DocIdSetIterator scan, Func<int, bool> advanceExact, Action<int> onDocument, int maxDoc, string resource, CancellationToken cancellation)
    {
        var docs = new FixedBitSet(maxDoc);
        var next = scan.NextDoc();
        for (var docId = 0; docId < maxDoc; docId++)
        {
            if ((docId & CancellationMask) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var hasValue = advanceExact(docId);
            if (next < docId || hasValue != (next == docId))
            {
                CorruptIndexException.Throw($"the next document is {next}, but document {docId} has {(hasValue ? "a" : "no")} value", resource);
            }

            if (hasValue)
            {
                docs.Set(docId);
                onDocument(docId);
                next = scan.NextDoc();
            }
        }

        if (next != DocIdSetIterator.NoMoreDocs)
        {
            CorruptIndexException.Throw($"document {next} is not below maxDoc {maxDoc}", resource);
        }

        return docs;
    }

    /// <summary>Advances in steps from one document to thousands of them, and compares where that leads.</summary>
    /// <param name="cursor">A new cursor.</param>
    /// <param name="docs">All its documents.</param>
    /// <param name="resource">The file, for messages.</param>
    public static void CheckAdvance(DocIdSetIterator cursor, FixedBitSet docs, string resource)
    {
        var step = 1;
        for (var target = 0; target < docs.Length;)
        {
            var expected = docs.NextSetBit(target);
            expected = expected < 0 ? DocIdSetIterator.NoMoreDocs : expected;
            var found = cursor.Advance(target);
            if (found != expected)
            {
                CorruptIndexException.Throw($"advancing to document {target} leads to {found}, the first from there on is {expected}", resource);
            }

            if (found == DocIdSetIterator.NoMoreDocs)
            {
                return;
            }

            step = step == LongestStep ? 1 : step * 2;
            target = (int)Math.Min((long)found + step, docs.Length);
        }
    }
}
