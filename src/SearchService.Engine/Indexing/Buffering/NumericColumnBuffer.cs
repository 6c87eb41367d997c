using SearchService.Engine.Codecs;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>A NUMERIC column of a segment under construction, flushed or merged. Documents come in any order, each once.</summary>
internal sealed class NumericColumnBuffer
{
    private GrowableArray<int> _docs;
    private GrowableArray<long> _values;

    /// <summary>Memory held, in bytes.</summary>
    public long BytesUsed => ((long)_docs.Capacity * sizeof(int)) + ((long)_values.Capacity * sizeof(long));

    /// <summary>True when the document, the newest, has a value already.</summary>
    public bool Has(int docId) => _docs.Count > 0 && _docs[_docs.Count - 1] == docId;

    public void Add(int docId, long value)
    {
        _docs.Add(docId);
        _values.Add(value);
    }

    /// <summary>Makes the values the documents' keys.</summary>
    public void CopyTo(IndexSortKeys keys, int key)
    {
        for (var i = 0; i < _docs.Count; i++)
        {
            keys.Set(key, _docs[i], _values[i]);
        }
    }

    /// <summary>The column, ready to be written.</summary>
    /// <param name="maxDoc">The segment's documents.</param>
    /// <param name="order">The ids under which documents are written; null = those under which they came.</param>
    public NumericColumn ToColumn(int maxDoc, DocOrder? order)
    {
        var docs = order is null ? _docs.Span : order.NewDocIds(_docs.Span);
        var docsWithField = DocSets.Of(docs, maxDoc);
        if (DocSets.PlacesInOrder(docs, maxDoc) is not { } places)
        {
            return new NumericColumn(docsWithField, _values.Memory);
        }

        var values = new long[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            values[i] = _values[places[i]];
        }

        return new NumericColumn(docsWithField, values);
    }
}
