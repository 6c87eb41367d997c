using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>Merges one field's terms and postings: the sources' terms in order by a heap, each term's documents source by source or,
/// where an index sort mixes the sources, in its order.</summary>
/// <param name="docMaps">The sources, and where their documents went.</param>
/// <param name="interleaved">Orders the documents of a term that several sources have; null when those of one source come before those of the next.</param>
/// <param name="field">The field in the merged segment.</param>
/// <param name="cancellation">Stops the merge.</param>
internal sealed class PostingsMerge(DocMap[] docMaps, InterleavedDocs? interleaved, FieldInfo field, CancellationToken cancellation)
{
    private const int TermsBetweenChecks = 4096;

    private readonly List<Source> _sourcesOfTerm = [];

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
        do
        {
            _sourcesOfTerm.Add(heap.Pop());
        }
        while (heap.Count > 0 && heap.Top.Terms.Term.SequenceEqual(_sourcesOfTerm[0].Terms.Term));

        writer.StartTerm(_sourcesOfTerm[0].Terms.Term);
        if (interleaved is null || _sourcesOfTerm.Count == 1)
        {
            _sourcesOfTerm.ForEach(s => WriteDocs(writer, s));
        }
        else
        {
            _sourcesOfTerm.ForEach(s => interleaved.Add(OpenPostings(s), s.DocMap, field));
            interleaved.WriteTo(writer, field);
        }

        writer.FinishTerm();
        foreach (var source in _sourcesOfTerm)
        {
            if (source.Terms.Next())
            {
                heap.Push(source);
            }
        }

        _sourcesOfTerm.Clear();
    }

    private void WriteDocs(BlockTreeTermsWriter writer, Source source)
    {
        var postings = OpenPostings(source);
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

    private PostingsEnum OpenPostings(Source source)
    {
        var flags = field.HasPositions ? PostingsFlags.Positions : field.HasFreqs ? PostingsFlags.Freqs : PostingsFlags.None;
        return source.Postings = source.Terms.Postings(source.Postings, flags);
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
