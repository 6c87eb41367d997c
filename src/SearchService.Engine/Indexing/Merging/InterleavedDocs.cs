using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>The documents of one term from several sources, put into the order of the merged segment when an index sort mixes the
/// sources: all are collected, then written. Reusable.</summary>
internal sealed class InterleavedDocs(int maxDoc)
{
    private readonly DocIdSorter _docs = new(maxDoc);

    // By document: its frequency, or with positions where they begin, led by their number. Old values lie between those in use.
    private readonly int[] _values = new int[maxDoc];
    private GrowableArray<int> _positions;

    /// <summary>Adds the live documents of a source.</summary>
    public void Add(PostingsEnum postings, DocMap docMap, FieldInfo field)
    {
        for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
        {
            var newDoc = docMap[doc];
            if (newDoc < 0)
            {
                continue;
            }

            _docs.Add(newDoc);
            if (field.HasPositions)
            {
                _values[newDoc] = _positions.Count;
                AddPositions(postings);
            }
            else if (field.HasFreqs)
            {
                _values[newDoc] = postings.Freq;
            }
        }
    }

    /// <summary>Writes the documents to the writer, which is at the term, and forgets them.</summary>
    public void WriteTo(BlockTreeTermsWriter writer, FieldInfo field)
    {
        foreach (var doc in _docs.Drain())
        {
            if (field.HasPositions)
            {
                WriteWithPositions(writer, doc);
            }
            else
            {
                writer.StartDoc(doc, field.HasFreqs ? _values[doc] : 1);
                writer.FinishDoc();
            }
        }

        _positions.Clear();
    }

    private void AddPositions(PostingsEnum postings)
    {
        var freq = postings.Freq;
        _positions.Add(freq);
        for (var i = 0; i < freq; i++)
        {
            _positions.Add(postings.NextPosition());
        }
    }

    private void WriteWithPositions(BlockTreeTermsWriter writer, int doc)
    {
        var start = _values[doc];
        var freq = _positions[start];
        writer.StartDoc(doc, freq);
        foreach (var position in _positions.Span.Slice(start + 1, freq))
        {
            writer.AddPosition(position);
        }

        writer.FinishDoc();
    }
}
