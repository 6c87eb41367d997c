using SearchService.Engine.Codecs;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>A NUMERIC column of a segment under construction, flushed or merged. Documents come in ascending order.</summary>
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

    public NumericColumn ToColumn(int maxDoc) => new(DocSets.FromAscending(_docs.Span, maxDoc), _values.Memory);
}
