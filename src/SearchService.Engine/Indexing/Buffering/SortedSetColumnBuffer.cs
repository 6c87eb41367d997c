using SearchService.Engine.Codecs;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>A SORTED_SET or SORTED column of a segment under construction, flushed or merged. Documents come in ascending order.</summary>
internal sealed class SortedSetColumnBuffer
{
    private readonly BytesHash _values = new();
    private GrowableArray<int> _docs;
    private GrowableArray<int> _starts;
    private GrowableArray<int> _ids;

    /// <summary>Memory held, in bytes.</summary>
    public long BytesUsed => _values.BytesUsed + ((long)(_docs.Capacity + _starts.Capacity + _ids.Capacity) * sizeof(int));

    /// <summary>True when the document, the newest, has a value already.</summary>
    public bool Has(int docId) => _docs.Count > 0 && _docs[_docs.Count - 1] == docId;

    public void Add(int docId, ReadOnlySpan<byte> value) => Add(docId, IdOf(value));

    /// <summary>The number by which a value can be added without its bytes.</summary>
    public int IdOf(ReadOnlySpan<byte> value) => _values.Add(value);

    /// <summary>Adds a value by its number.</summary>
    public void Add(int docId, int id)
    {
        if (!Has(docId))
        {
            _docs.Add(docId);
            _starts.Add(_ids.Count);
        }

        if (!_ids.Span[_starts[_starts.Count - 1]..].Contains(id))
        {
            _ids.Add(id);
        }
    }

    public SortedSetColumn ToSetColumn(int maxDoc)
    {
        var ords = Ordinals(out var dictionary);
        _starts.Add(ords.Length);
        for (var d = 0; d + 1 < _starts.Count; d++)
        {
            ords.AsSpan(_starts[d]..(_starts[d + 1])).Sort();
        }

        return new SortedSetColumn(DocSets.FromAscending(_docs.Span, maxDoc), _starts.Memory, ords, dictionary);
    }

    /// <summary>The column of a field that has at most one value per document.</summary>
    public SortedColumn ToSingleColumn(int maxDoc) =>
        new(DocSets.FromAscending(_docs.Span, maxDoc), Ordinals(out var dictionary), dictionary);

    // Ids number the values in order of first occurrence; ordinals are their places in the sorted dictionary.
    private int[] Ordinals(out IReadOnlyList<byte[]> dictionary)
    {
        var order = _values.Sort();
        var ordOfId = new int[order.Length];
        var sorted = new byte[order.Length][];
        for (var ord = 0; ord < order.Length; ord++)
        {
            ordOfId[order[ord]] = ord;
            sorted[ord] = _values[order[ord]].ToArray();
        }

        dictionary = sorted;
        var ords = new int[_ids.Count];
        for (var i = 0; i < ords.Length; i++)
        {
            ords[i] = ordOfId[_ids[i]];
        }

        return ords;
    }
}
