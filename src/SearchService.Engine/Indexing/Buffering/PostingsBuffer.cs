using System.Buffers;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>The inverted form, in memory, of one field of a segment under construction.
/// <para>Not lists per term but one log for all: an entry for each token (fields with positions) or for each term of a document
/// (fields without), in order of arrival. A flush brings the log into order of terms by one counting sort, which leaves each
/// term's entries in order of documents.</para></summary>
internal sealed class PostingsBuffer(IndexOptions options)
{
    private readonly bool _hasFreqs = options >= IndexOptions.DocsAndFreqs;
    private readonly bool _hasPositions = options >= IndexOptions.DocsAndFreqsAndPositions;
    private readonly BytesHash _terms = new();
    private GrowableArray<int> _entryTerms;

    // Positions or frequencies; empty for a field that has neither.
    private GrowableArray<int> _entryValues;
    private GrowableArray<int> _docs;
    private GrowableArray<int> _docStarts;
    private GrowableArray<int> _lastEntryOfTerm;

    /// <summary>Memory held, in bytes.</summary>
    public long BytesUsed => _terms.BytesUsed
        + ((long)(_entryTerms.Capacity + _entryValues.Capacity + _docs.Capacity + _docStarts.Capacity + _lastEntryOfTerm.Capacity) * sizeof(int));

    /// <summary>Begins a document; ids ascend.</summary>
    public void StartDocument(int docId)
    {
        _docs.Add(docId);
        _docStarts.Add(_entryTerms.Count);
    }

    /// <summary>The id of a term, which is made known when it is new.</summary>
    public int IdOf(ReadOnlySpan<byte> term) => _terms.Add(term);

    /// <summary>A token of the current document at a position, for a field with positions.</summary>
    /// <param name="id">The term's id.</param>
    /// <param name="position">In the order of the document.</param>
    public void AddPosition(int id, int position)
    {
        _entryTerms.Add(id);
        _entryValues.Add(position);
    }

    /// <summary>Occurrences of a term in the current document, for a field without positions.</summary>
    /// <param name="id">The term's id.</param>
    /// <param name="count">How many.</param>
    public void AddOccurrences(int id, int count)
    {
        _lastEntryOfTerm.EnsureCount(id + 1);

        // Entries are remembered plus one, so that 0 means none; one before the document's first is another document's.
        ref var last = ref _lastEntryOfTerm[id];
        if (last > _docStarts[_docStarts.Count - 1])
        {
            if (_hasFreqs)
            {
                _entryValues[last - 1] += count;
            }

            return;
        }

        _entryTerms.Add(id);
        if (_hasFreqs)
        {
            _entryValues.Add(count);
        }

        last = _entryTerms.Count;
    }

    /// <summary>Writes all terms of the field.</summary>
    /// <param name="writer">Is at the field.</param>
    /// <param name="order">The order in which documents are written; null = that in which they came.</param>
    public void WriteTo(BlockTreeTermsWriter writer, DocOrder? order)
    {
        var count = _entryTerms.Count;
        var docs = ArrayPool<int>.Shared.Rent(Math.Max(1, count));
        var values = _hasFreqs ? ArrayPool<int>.Shared.Rent(Math.Max(1, count)) : [];
        var ends = ArrayPool<int>.Shared.Rent(_terms.Count + 1);
        try
        {
            var terms = _terms.Sort();
            SortByTerm(terms, order, docs, values, ends.AsSpan(0, _terms.Count));
            var start = 0;
            foreach (var term in terms)
            {
                var end = ends[term];
                writer.StartTerm(_terms[term]);
                WriteTerm(writer, docs.AsSpan(start, end - start), _hasFreqs ? values.AsSpan(start, end - start) : []);
                writer.FinishTerm();
                start = end;
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(docs);
            ArrayPool<int>.Shared.Return(values);
            ArrayPool<int>.Shared.Return(ends);
        }
    }

    // Counting sort: after it, the entries of a term end at ends[term] and begin where those of its predecessor in order end.
    private void SortByTerm(int[] terms, DocOrder? order, int[] docs, int[] values, Span<int> ends)
    {
        ends.Clear();
        foreach (var term in _entryTerms.Span)
        {
            ends[term]++;
        }

        var start = 0;
        foreach (var term in terms)
        {
            (ends[term], start) = (start, start + ends[term]);
        }

        var entryTerms = _entryTerms.Span;
        var entryValues = _entryValues.Span;
        var newDocIds = order?.NewDocIds(_docs.Span);
        var places = newDocIds is null ? null : DocSets.PlacesInOrder(newDocIds, order!.MaxDoc);
        for (var i = 0; i < _docs.Count; i++)
        {
            var d = places is null ? i : places[i];
            var docId = newDocIds is null ? _docs[d] : newDocIds[d];
            var end = d + 1 < _docs.Count ? _docStarts[d + 1] : entryTerms.Length;
            for (var entry = _docStarts[d]; entry < end; entry++)
            {
                var target = ends[entryTerms[entry]]++;
                docs[target] = docId;
                if (_hasFreqs)
                {
                    values[target] = entryValues[entry];
                }
            }
        }
    }

    private void WriteTerm(BlockTreeTermsWriter writer, ReadOnlySpan<int> docs, ReadOnlySpan<int> values)
    {
        if (!_hasPositions)
        {
            for (var i = 0; i < docs.Length; i++)
            {
                writer.StartDoc(docs[i], _hasFreqs ? values[i] : 1);
                writer.FinishDoc();
            }

            return;
        }

        for (var i = 0; i < docs.Length;)
        {
            var end = i + 1;
            while (end < docs.Length && docs[end] == docs[i])
            {
                end++;
            }

            writer.StartDoc(docs[i], end - i);
            for (; i < end; i++)
            {
                writer.AddPosition(values[i]);
            }

            writer.FinishDoc();
        }
    }
}
