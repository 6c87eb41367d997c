namespace SearchService.Engine.Indexing;

/// <summary>The order in which the documents of a segment under construction are written.</summary>
internal sealed class DocOrder
{
    private readonly int[] _oldDocIds;
    private readonly int[] _newDocIds;

    /// <param name="keys">The documents' keys; where they are equal, documents stay as they came.</param>
    /// <param name="maxDoc">How many documents there are.</param>
    public DocOrder(IndexSortKeys keys, int maxDoc)
    {
        _oldDocIds = new int[maxDoc];
        for (var doc = 0; doc < maxDoc; doc++)
        {
            _oldDocIds[doc] = doc;
        }

        Array.Sort(_oldDocIds, (a, b) =>
        {
            var order = keys.Compare(a, keys, b);
            return order != 0 ? order : a - b;
        });
        _newDocIds = new int[maxDoc];
        for (var doc = 0; doc < maxDoc; doc++)
        {
            _newDocIds[_oldDocIds[doc]] = doc;
        }
    }

    /// <summary>The documents by the ids they had, in the order in which they are written.</summary>
    public ReadOnlySpan<int> OldDocIds => _oldDocIds;

    /// <summary>How many documents there are.</summary>
    public int MaxDoc => _oldDocIds.Length;

    /// <summary>The id under which a document is written.</summary>
    public int NewDocId(int oldDocId) => _newDocIds[oldDocId];

    /// <summary>The same documents by the ids under which they are written.</summary>
    public int[] NewDocIds(ReadOnlySpan<int> oldDocIds)
    {
        var docs = new int[oldDocIds.Length];
        for (var i = 0; i < docs.Length; i++)
        {
            docs[i] = _newDocIds[oldDocIds[i]];
        }

        return docs;
    }
}
