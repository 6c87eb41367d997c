using SearchService.Engine.Codecs;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>A SORTED_SET or SORTED column of a segment under construction, flushed or merged. Documents come in any order, the
/// values of each in a row.</summary>
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

    /// <summary>The column, ready to be written.</summary>
    /// <param name="maxDoc">The segment's documents.</param>
    /// <param name="order">The ids under which documents are written; null = those under which they came.</param>
    public SortedSetColumn ToSetColumn(int maxDoc, DocOrder? order)
    {
        var docs = order is null ? _docs.Span : order.NewDocIds(_docs.Span);
        var places = DocSets.PlacesInOrder(docs, maxDoc);
        var ordOfId = SortValues(out var dictionary);
        var starts = new int[docs.Length + 1];
        var ords = new int[_ids.Count];
        for (var i = 0; i < docs.Length; i++)
        {
            var ids = IdsAt(places is null ? i : places[i]);
            var ordsOfDocument = ords.AsSpan(starts[i], ids.Length);
            for (var v = 0; v < ids.Length; v++)
            {
                ordsOfDocument[v] = ordOfId[ids[v]];
            }

            ordsOfDocument.Sort();
            starts[i + 1] = starts[i] + ids.Length;
        }

        return new SortedSetColumn(DocSets.Of(docs, maxDoc), starts, ords, dictionary);
    }

    /// <summary>The column of a field that has at most one value per document.</summary>
    /// <inheritdoc cref="ToSetColumn"/>
    public SortedColumn ToSingleColumn(int maxDoc, DocOrder? order)
    {
        var column = ToSetColumn(maxDoc, order);
        return new SortedColumn(column.DocsWithField, column.Ords, column.Dictionary);
    }

    private ReadOnlySpan<int> IdsAt(int place) =>
        _ids.Span[_starts[place]..(place + 1 < _starts.Count ? _starts[place + 1] : _ids.Count)];

    // Ids number the values in order of first occurrence; ordinals are their places in the sorted dictionary.
    private int[] SortValues(out IReadOnlyList<byte[]> dictionary)
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
        return ordOfId;
    }
}
