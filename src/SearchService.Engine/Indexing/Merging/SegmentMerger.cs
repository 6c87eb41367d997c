using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Engine.Indexing;

/// <summary>Writes the live documents of several segments as one new segment: in the order of its index sort, by which the segments
/// are sorted already, or one segment after the other.</summary>
internal sealed class SegmentMerger
{
    private readonly IndexDirectory _directory;
    private readonly SegmentInfo _info;
    private readonly SegmentReader[] _sources;
    private readonly FieldNumbers _numbers;
    private readonly CancellationToken _cancellation;
    private readonly DocMap[] _docMaps;
    private readonly FieldInfos _fieldInfos;

    /// <param name="directory">Where the new segment's files go.</param>
    /// <param name="info">The new segment; its MaxDoc is set here.</param>
    /// <param name="sources">The segments to merge, each with the deletions to leave out.</param>
    /// <param name="numbers">The numbers of the index's fields.</param>
    /// <param name="cancellation">Stops the merge; the files written so far are the caller's to delete.</param>
    public SegmentMerger(
        IndexDirectory directory,
        SegmentInfo info,
        IReadOnlyList<SegmentReader> sources,
        FieldNumbers numbers,
        CancellationToken cancellation)
    {
        _directory = directory;
        _info = info;
        _sources = [.. sources];
        _numbers = numbers;
        _cancellation = cancellation;
        _docMaps = info.IndexSort.Count == 0 ? DocMap.Concatenate(_sources) : DocMap.Interleave(_sources, info.IndexSort);
        _info.MaxDoc = _sources.Sum(s => s.NumDocs);
        _fieldInfos = UniteFields();
    }

    /// <summary>Where each source's documents went, in order of the sources.</summary>
    public IReadOnlyList<DocMap> DocMaps => _docMaps;

    /// <summary>Writes all files of the segment but the .si.</summary>
    /// <exception cref="OperationCanceledException">The merge was stopped.</exception>
    public void Merge()
    {
        var state = new SegmentWriteState(_directory, _info, _fieldInfos);
        new StoredFieldsMerge(_sources, _docMaps, _numbers, _cancellation).Write(_directory, _info);
        var norms = MergeNorms(state);
        MergePostings(state, norms);
        MergeDocValues(state);
        FieldInfosFormat.Write(_directory, _info, _fieldInfos);
    }

    private Dictionary<string, byte[]> MergeNorms(SegmentWriteState state)
    {
        var normsOfField = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (!_fieldInfos.HasNorms)
        {
            return normsOfField;
        }

        using var writer = new NormsWriter(state);
        foreach (var field in _fieldInfos.Where(f => f.HasNorms))
        {
            _cancellation.ThrowIfCancellationRequested();
            var norms = ColumnMerge.Norms(_docMaps, _info.MaxDoc, field.Name, out var docsWithField);
            writer.AddField(field, docsWithField, norms);
            normsOfField.Add(field.Name, norms);
        }

        writer.Finish();
        return normsOfField;
    }

    private void MergePostings(SegmentWriteState state, Dictionary<string, byte[]> norms)
    {
        if (!_fieldInfos.HasPostings)
        {
            return;
        }

        using var writer = new BlockTreeTermsWriter(state);
        var interleaved = _info.IndexSort.Count > 0 && _sources.Length > 1 ? new InterleavedDocs(_info.MaxDoc) : null;
        foreach (var field in _fieldInfos.Where(f => f.IsIndexed).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            writer.StartField(field, norms.GetValueOrDefault(field.Name));
            new PostingsMerge(_docMaps, interleaved, field, _cancellation).WriteTo(writer);
            writer.FinishField();
        }

        writer.Finish();
    }

    private void MergeDocValues(SegmentWriteState state)
    {
        if (!_fieldInfos.HasDocValues)
        {
            return;
        }

        using var writer = new DocValuesWriter(state);
        foreach (var field in _fieldInfos)
        {
            _cancellation.ThrowIfCancellationRequested();
            switch (field.DocValuesType)
            {
                case DocValuesType.Numeric:
                    writer.AddNumeric(field, ColumnMerge.Numeric(_docMaps, _info.MaxDoc, field.Name));
                    break;
                case DocValuesType.Sorted:
                    writer.AddSorted(field, SortedColumnMerge.Sorted(_docMaps, _info.MaxDoc, field.Name));
                    break;
                case DocValuesType.SortedSet:
                    writer.AddSortedSet(field, SortedColumnMerge.SortedSet(_docMaps, _info.MaxDoc, field.Name));
                    break;
            }
        }

        writer.Finish();
    }

    // A field is what it is in the segment where it is most; columns of kinds that this engine does not write are refused.
    private FieldInfos UniteFields()
    {
        var united = new SortedDictionary<string, FieldInfo>(StringComparer.Ordinal);
        foreach (var field in _sources.SelectMany(s => s.FieldInfos))
        {
            if (field.DocValuesType is DocValuesType.Binary or DocValuesType.SortedNumeric || field.PointDimensionCount > 0
                || field.HasTermVectors || field.HasOffsets || field.HasPayloads)
            {
                throw new NotSupportedException(
                    $"field '{field.Name}' has points, term vectors, offsets, payloads, or binary or sorted-numeric doc values: such segments are read but not merged");
            }

            var known = united.GetValueOrDefault(field.Name);
            united[field.Name] = new FieldInfo(field.Name, _numbers.NumberOf(field.Name))
            {
                IndexOptions = Lesser(known?.IndexOptions ?? IndexOptions.None, field.IndexOptions),
                OmitNorms = (known?.OmitNorms ?? false) || (field.IsIndexed && field.OmitNorms),
                DocValuesType = field.DocValuesType == DocValuesType.None ? known?.DocValuesType ?? DocValuesType.None : field.DocValuesType,
            };
        }

        return new FieldInfos(united.Values);
    }

    // Where segments disagree, only what all of them have can be merged.
    private static IndexOptions Lesser(IndexOptions a, IndexOptions b) =>
        a == IndexOptions.None || b == IndexOptions.None ? (IndexOptions)Math.Max((byte)a, (byte)b) : (IndexOptions)Math.Min((byte)a, (byte)b);
}
