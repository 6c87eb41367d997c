using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Segments;

/// <summary>A segment read from its files, as one commit sees it.</summary>
public sealed class SegmentReader : LeafReader, IDisposable
{
    private readonly SegmentCore _core;
    private readonly FixedBitSet? _liveDocs;
    private readonly Dictionary<int, DocValuesReader> _updatedDocValues = [];
    private bool _closed;

    /// <summary>Opens the segment.</summary>
    /// <exception cref="CorruptIndexException">A file of the segment is damaged.</exception>
    /// <exception cref="FileNotFoundException">A file of the segment is missing.</exception>
    public SegmentReader(IndexDirectory directory, SegmentCommitInfo commit)
        : this(directory, commit, new SegmentCore(directory, commit.Info))
    {
    }

    // Takes over one reference to the core.
    private SegmentReader(IndexDirectory directory, SegmentCommitInfo commit, SegmentCore core)
        : this(commit, core, null)
    {
        try
        {
            _liveDocs = commit.DelGen >= 0 ? LiveDocsFormat.Read(directory, commit) : null;
            if (commit.FieldInfosGen >= 0)
            {
                FieldInfos = FieldInfosFormat.Read(directory, commit.Info, IndexFileNames.ToBase36(commit.FieldInfosGen));
            }

            OpenDocValuesUpdates(directory);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private SegmentReader(SegmentCommitInfo commit, SegmentCore core, FixedBitSet? liveDocs)
    {
        _core = core;
        _liveDocs = liveDocs;
        Commit = commit;
        FieldInfos = core.FieldInfos;
    }

    /// <summary>Which segment, and which generation of its deletions, this is.</summary>
    public SegmentCommitInfo Commit { get; }

    /// <inheritdoc/>
    public override int MaxDoc => Commit.MaxDoc;

    /// <inheritdoc/>
    public override int NumDocs => Commit.LiveDocCount;

    /// <inheritdoc/>
    public override FixedBitSet? LiveDocs => _liveDocs;

    /// <inheritdoc/>
    public override FieldInfos FieldInfos { get; }

    internal StoredFieldsReader StoredFields => _core.StoredFields;

    /// <inheritdoc/>
    public override Terms? GetTerms(string field)
    {
        EnsureOpen();
        return _core.Terms?.GetTerms(field);
    }

    /// <inheritdoc/>
    public override NumericDocValues? GetNumericDocValues(string field) =>
        FindColumn(field, DocValuesType.Numeric, out var info) is { } reader ? reader.GetNumeric(info) : null;

    /// <inheritdoc/>
    public override SortedDocValues? GetSortedDocValues(string field) =>
        FindColumn(field, DocValuesType.Sorted, out var info) is { } reader ? reader.GetSorted(info) : null;

    /// <inheritdoc/>
    public override SortedSetDocValues? GetSortedSetDocValues(string field) =>
        FindColumn(field, DocValuesType.SortedSet, out var info) is { } reader ? reader.GetSortedSet(info) : null;

    /// <inheritdoc/>
    public override NumericDocValues? GetNormValues(string field)
    {
        EnsureOpen();
        return FieldInfos.Find(field) is { HasNorms: true } info ? _core.Norms?.GetNorms(info) : null;
    }

    /// <inheritdoc/>
    public override void VisitDocument(int docId, StoredFieldVisitor visitor)
    {
        EnsureOpen();
        _core.StoredFields.VisitDocument(docId, visitor);
    }

    /// <summary>Reads every file of the segment through and compares the checksums.</summary>
    public void CheckIntegrity()
    {
        EnsureOpen();
        _core.CheckIntegrity();
        foreach (var updates in _updatedDocValues.Values)
        {
            updates.CheckIntegrity();
        }
    }

    /// <summary>A reader of the same segment with another generation of deletions; the unchanged files are shared.</summary>
    internal SegmentReader Reopen(IndexDirectory directory, SegmentCommitInfo commit)
    {
        EnsureOpen();
        _core.AddReference();
        return new SegmentReader(directory, commit, _core);
    }

    /// <summary>A reader of the same segment with deletions that are not written yet.</summary>
    internal SegmentReader WithLiveDocs(SegmentCommitInfo commit, FixedBitSet? liveDocs)
    {
        EnsureOpen();
        _core.AddReference();
        return new SegmentReader(commit, _core, liveDocs);
    }

    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            foreach (var updates in _updatedDocValues.Values)
            {
                updates.Dispose();
            }

            _core.Release();
        }
    }

    private DocValuesReader? FindColumn(string field, DocValuesType type, out FieldInfo info)
    {
        EnsureOpen();
        info = FieldInfos.Find(field)!;
        if (info is null || info.DocValuesType != type)
        {
            return null;
        }

        return _updatedDocValues.GetValueOrDefault(info.Number) ?? _core.DocValues;
    }

    // Each updated field has a whole new column in files of its own. Source: format note, section 2.6.
    private void OpenDocValuesUpdates(IndexDirectory directory)
    {
        foreach (var field in FieldInfos)
        {
            if (field.DocValuesGen >= 0 && field.DocValuesType != DocValuesType.None)
            {
                var state = new SegmentReadState(directory, Commit.Info, new FieldInfos([field]));
                _updatedDocValues.Add(field.Number, new DocValuesReader(state, field.DocValuesGen));
            }
        }
    }

    private void EnsureOpen() => ObjectDisposedException.ThrowIf(_closed, this);
}
