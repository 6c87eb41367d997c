using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>Merges one field's terms and postings: the sources' terms in order by a heap, each term's documents source by source.</summary>
internal sealed class PostingsMerge(DocMap[] docMaps, FieldInfo field, CancellationToken cancellation)
{
    private const int TermsBetweenChecks = 4096;

    public void WriteTo(BlockTreeTermsWriter writer)
    {
        var heap = new BinaryHeap<Source, ByTermThenOrd>(docMaps.Length, default);
        for (var ord = 0; ord < docMaps.Length; ord++)
        {
            if (docMaps[ord].Source.GetTerms(field.Name) is { } terms)
            {
                var source = new Source(ord, docMaps[ord], terms.GetEnumerator());
                if (source.Terms.Next())
                {
                    heap.Push(source);
                }
            }
        }

        for (var count = 1; heap.Count > 0; count++)
        {
            if (count % TermsBetweenChecks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            MergeTerm(writer, heap);
        }
    }

    // The heap gives the sources that stand on the least term one after the other, in their own order.
    private void MergeTerm(BlockTreeTermsWriter writer, BinaryHeap<Source, ByTermThenOrd> heap)
    {
        Span<byte> buffer = stackalloc byte[256];
        var first = heap.Top.Terms.Term;
        var term = first.Length <= buffer.Length ? buffer[..first.Length] : new byte[first.Length];
        first.CopyTo(term);
        writer.StartTerm(term);
        do
        {
            var source = heap.Top;
            WriteDocs(writer, source);
            if (source.Terms.Next())
            {
                heap.UpdateTop();
            }
            else
            {
                heap.Pop();
            }
        }
        while (heap.Count > 0 && heap.Top.Terms.Term.SequenceEqual(term));

        writer.FinishTerm();
    }

    private void WriteDocs(BlockTreeTermsWriter writer, Source source)
    {
        var flags = field.HasPositions ? PostingsFlags.Positions : field.HasFreqs ? PostingsFlags.Freqs : PostingsFlags.None;
        var postings = source.Postings = source.Terms.Postings(source.Postings, flags);
        var docMap = source.DocMap;
        for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
        {
            var newDoc = docMap[doc];
            if (newDoc < 0)
            {
                continue;
            }

            var freq = postings.Freq;
            writer.StartDoc(newDoc, freq);
            if (field.HasPositions)
            {
                for (var i = 0; i < freq; i++)
                {
                    writer.AddPosition(postings.NextPosition());
                }
            }

            writer.FinishDoc();
        }
    }

    private sealed class Source(int ord, DocMap docMap, TermsEnum terms)
    {
        public int Ord { get; } = ord;

        public DocMap DocMap { get; } = docMap;

        public TermsEnum Terms { get; } = terms;

        public PostingsEnum? Postings { get; set; }
    }

    private readonly struct ByTermThenOrd : IComparer<Source>
    {
        public int Compare(Source? x, Source? y)
        {
            var order = x!.Terms.Term.SequenceCompareTo(y!.Terms.Term);
            return order != 0 ? order : x.Ord - y.Ord;
        }
    }
}
