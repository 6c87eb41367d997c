using System.Text;
using SearchService.Engine.Codecs;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Facets;

/// <summary>The values of one SORTED_SET field over a whole index: each segment's ordinals mapped to global ones, which number
/// the distinct values in byte order. Made once per reader. Thread-safe.</summary>
public sealed class SortedSetFacets
{
    // Fewer documents are counted one by one, before anything is built for them.
    private const int MinDocs = 4096;

    // What a document costs that is counted by itself, in looks at a group, a word or a listed document.
    private const long CostOfDocument = 8;

    private readonly string[] _values;
    private readonly int[]?[] _globalOrds;

    // By segment; built when a search first finds enough documents for it.
    private readonly Lazy<DocGroups?>?[] _groups;

    // Likewise, where there are too many groups.
    private readonly Lazy<ValueDocs>?[] _valueDocs;

    private SortedSetFacets(string field, string[] values, int[]?[] globalOrds, Lazy<DocGroups?>?[] groups, Lazy<ValueDocs>?[] valueDocs)
    {
        Field = field;
        _values = values;
        _globalOrds = globalOrds;
        _groups = groups;
        _valueDocs = valueDocs;
    }

    public string Field { get; }

    /// <summary>The number of distinct values.</summary>
    public int ValueCount => _values.Length;

    /// <summary>The values by global ordinal.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>Reads the dictionaries of all segments.</summary>
    public static SortedSetFacets Create(IndexReader reader, string field)
    {
        var values = new BytesHash();
        var ids = new int[]?[reader.Leaves.Count];
        var groups = new Lazy<DocGroups?>?[reader.Leaves.Count];
        var valueDocs = new Lazy<ValueDocs>?[reader.Leaves.Count];
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.Reader.GetSortedSetDocValues(field) is { } column)
            {
                if (column is SortedSetColumnCursor { Column: { Ords.Count: <= ValueDocs.MaxOrds } stored })
                {
                    groups[leaf.Ord] = new Lazy<DocGroups?>(() => DocGroups.TryBuild(stored));
                    valueDocs[leaf.Ord] = new Lazy<ValueDocs>(() => ValueDocs.Build(stored));
                }

                var idOfOrd = ids[leaf.Ord] = new int[column.ValueCount];
                for (var ord = 0; ord < idOfOrd.Length; ord++)
                {
                    idOfOrd[ord] = values.Add(column.LookupOrd(ord));
                }
            }
        }

        var order = values.Sort();
        var globalOrdOfId = new int[order.Length];
        var texts = new string[order.Length];
        for (var ord = 0; ord < order.Length; ord++)
        {
            globalOrdOfId[order[ord]] = ord;
            texts[ord] = Encoding.UTF8.GetString(values[order[ord]]);
        }

        foreach (var idOfOrd in ids)
        {
            for (var ord = 0; ord < (idOfOrd?.Length ?? 0); ord++)
            {
                idOfOrd![ord] = globalOrdOfId[idOfOrd[ord]];
            }
        }

        return new SortedSetFacets(field, texts, ids, groups, valueDocs);
    }

    /// <summary>Adds, for each value, how many of a segment's documents have it.</summary>
    /// <param name="leaf">A segment of the reader that this was made from.</param>
    /// <param name="docs">Which documents count.</param>
    /// <param name="counts">By global ordinal, <see cref="ValueCount"/> of them.</param>
    public void Count(LeafReaderContext leaf, FixedBitSet docs, Span<int> counts)
    {
        if (_globalOrds[leaf.Ord] is not { } globalOrds || leaf.Reader.GetSortedSetDocValues(Field) is not { } column)
        {
            return;
        }

        var cardinality = docs.Cardinality();
        var isDense = cardinality >= MinDocs;
        var groups = _groups[leaf.Ord] is { } known && (isDense || known.IsValueCreated) ? known.Value : null;
        if (groups is not null && groups.Cost < cardinality * CostOfDocument)
        {
            groups.Count(docs, cardinality, globalOrds, counts);
        }
        else if (groups is null && isDense && _valueDocs[leaf.Ord] is { } lazy && lazy.Value.Cost < cardinality * CostOfDocument)
        {
            lazy.Value.Count(docs, cardinality, globalOrds, counts);
        }
        else if (column is SortedSetColumnCursor cursor && cursor.Column.Ords.Count <= int.MaxValue)
        {
            ColumnCounter.Count(cursor, docs, globalOrds, counts);
        }
        else
        {
            ColumnCounter.CountPlain(column, docs, 0, docs.Length, globalOrds, counts);
        }
    }
}
