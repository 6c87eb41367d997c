using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>Reads from an index which files it was made from.</summary>
internal static class KnownFiles
{
    /// <summary>The files by article id. Reads no stored document: ids come from the terms dictionary, the rest from columns.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Dictionary<string, KnownFile> Read(IndexReader reader, CancellationToken cancellation)
    {
        var known = new Dictionary<string, KnownFile>(reader.NumDocs, StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
        {
            cancellation.ThrowIfCancellationRequested();
            var ids = ReadIds(leaf.Reader, cancellation);
            var lengths = leaf.Reader.GetNumericDocValues(IndexFields.FileLength);
            var times = leaf.Reader.GetNumericDocValues(IndexFields.FileModified);
            var hashes = leaf.Reader.GetNumericDocValues(IndexFields.FileHash);
            for (var doc = 0; doc < ids.Length; doc++)
            {
                if (ids[doc] is { } id)
                {
                    known[id] = new KnownFile(ValueOf(lengths, doc), ValueOf(times, doc), ValueOf(hashes, doc));
                }
            }
        }

        return known;
    }

    // The id of each live document.
    private static string?[] ReadIds(LeafReader reader, CancellationToken cancellation)
    {
        var ids = new string?[reader.MaxDoc];
        var terms = reader.GetTerms(IndexFields.Id)?.GetEnumerator();
        PostingsEnum? postings = null;
        while (terms?.Next() == true)
        {
            cancellation.ThrowIfCancellationRequested();
            postings = terms.Postings(postings, PostingsFlags.None);
            for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
            {
                if (reader.LiveDocs?.Get(doc) != false)
                {
                    ids[doc] = Encoding.UTF8.GetString(terms.Term);
                }
            }
        }

        return ids;
    }

    private static long ValueOf(NumericDocValues? column, int doc) => column?.AdvanceExact(doc) == true ? column.LongValue : -1;
}
