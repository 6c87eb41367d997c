using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Testing;

/// <summary>A segment made of documents in memory, plain and slow: what queries are tested on without codecs. Its cursors check
/// how they are used.</summary>
public sealed class MemoryLeafReader : LeafReader
{
    private readonly IReadOnlyList<MemoryDocument> _documents;
    private readonly Dictionary<string, MemoryTerms> _terms = new(StringComparer.Ordinal);

    /// <param name="documents">The documents in order.</param>
    /// <param name="deleted">Those that are deleted.</param>
    /// <param name="options">How a field is indexed where not with positions and norms.</param>
    public MemoryLeafReader(
        IReadOnlyList<MemoryDocument> documents, IEnumerable<int>? deleted = null, Func<string, (IndexOptions Options, bool OmitNorms)>? options = null)
    {
        _documents = documents;
        LiveDocs = BuildLiveDocs(deleted);
        FieldInfos = BuildFieldInfos(options ?? (_ => (IndexOptions.DocsAndFreqsAndPositions, false)));
        foreach (var field in FieldInfos.Where(f => f.IsIndexed))
        {
            var terms = new MemoryTerms(field, documents);
            if (terms.Size > 0)
            {
                _terms.Add(field.Name, terms);
            }
        }
    }

    public IReadOnlyList<MemoryDocument> Documents => _documents;

    public override int MaxDoc => _documents.Count;

    public override int NumDocs => LiveDocs?.Cardinality() ?? MaxDoc;

    public override FixedBitSet? LiveDocs { get; }

    public override FieldInfos FieldInfos { get; }

    public override Terms? GetTerms(string field) => _terms.GetValueOrDefault(field);

    public override NumericDocValues? GetNumericDocValues(string field) =>
        FieldInfos.Find(field)?.DocValuesType == DocValuesType.Numeric
            ? Numbers(d => d.Numbers.TryGetValue(field, out var value) ? value : null)
            : null;

    public override SortedDocValues? GetSortedDocValues(string field) =>
        FieldInfos.Find(field)?.DocValuesType == DocValuesType.Sorted
            ? new MemorySortedDocValues([.. _documents.Select(d => d.Labels.TryGetValue(field, out var value) ? Utf8(value) : null)])
            : null;

    public override SortedSetDocValues? GetSortedSetDocValues(string field) =>
        FieldInfos.Find(field)?.DocValuesType == DocValuesType.SortedSet
            ? new MemorySortedSetDocValues(
                [.. _documents.Select(d => d.LabelSets.TryGetValue(field, out var values) ? Array.ConvertAll(values, Utf8) : null)])
            : null;

    public override NumericDocValues? GetNormValues(string field)
    {
        var info = FieldInfos.Find(field);
        return info is not { HasNorms: true } || !_terms.ContainsKey(field) ? null : Numbers(d => Norm(d, info));
    }

    public override void VisitDocument(int docId, StoredFieldVisitor visitor)
    {
        foreach (var (name, value) in _documents[docId].Stored)
        {
            var field = FieldInfos.Find(name)!;
            var demand = visitor.Needs(field);
            if (demand == StoredFieldDemand.Stop)
            {
                return;
            }

            if (demand == StoredFieldDemand.Yes)
            {
                visitor.StringField(field, Utf8(value));
            }
        }
    }

    /// <summary>The norm of a document's field: the code of its length as a signed byte; null without tokens.</summary>
    internal static long? Norm(MemoryDocument document, FieldInfo field)
    {
        if (!document.Tokens.TryGetValue(field.Name, out var tokens) || tokens.Count == 0)
        {
            return null;
        }

        var length = field.HasFreqs ? tokens.Count : tokens.Select(t => t.Term).Distinct().Count();
        return (sbyte)SmallFloat.IntToByte4(length);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private MemoryNumericDocValues Numbers(Func<MemoryDocument, long?> value) => new([.. _documents.Select(value)]);

    private FixedBitSet? BuildLiveDocs(IEnumerable<int>? deleted)
    {
        var gone = deleted?.ToList() ?? [];
        if (gone.Count == 0)
        {
            return null;
        }

        var live = new FixedBitSet(_documents.Count);
        live.SetRange(0, _documents.Count);
        gone.ForEach(live.Clear);
        return live;
    }

    private FieldInfos BuildFieldInfos(Func<string, (IndexOptions Options, bool OmitNorms)> options)
    {
        var indexed = _documents.SelectMany(d => d.Tokens.Keys).ToHashSet();
        var numeric = _documents.SelectMany(d => d.Numbers.Keys).ToHashSet();
        var sorted = _documents.SelectMany(d => d.Labels.Keys).ToHashSet();
        var sortedSet = _documents.SelectMany(d => d.LabelSets.Keys).ToHashSet();
        var stored = _documents.SelectMany(d => d.Stored.Keys);
        var names = stored.Concat(indexed).Concat(numeric).Concat(sorted).Concat(sortedSet).Distinct().Order(StringComparer.Ordinal);
        return new FieldInfos(names.Select((name, number) => new FieldInfo(name, number)
        {
            IndexOptions = indexed.Contains(name) ? options(name).Options : IndexOptions.None,
            OmitNorms = options(name).OmitNorms,
            DocValuesType = numeric.Contains(name) ? DocValuesType.Numeric
                : sorted.Contains(name) ? DocValuesType.Sorted
                : sortedSet.Contains(name) ? DocValuesType.SortedSet
                : DocValuesType.None,
        }));
    }
}
