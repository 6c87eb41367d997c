using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Inspection;

/// <summary>Where a segment's files are and which fields they hold: what the checks of its parts open their readers with.</summary>
internal sealed class SegmentFiles : IDisposable
{
    private readonly IndexDirectory _indexDirectory;
    private readonly CompoundDirectory? _compound;
    private readonly FieldInfos _ownFields;

    private SegmentFiles(IndexDirectory indexDirectory, CompoundDirectory? compound, SegmentCommitInfo segment)
    {
        _indexDirectory = indexDirectory;
        _compound = compound;
        Segment = segment;
        _ownFields = FieldInfosFormat.Read(compound ?? indexDirectory, segment.Info);
        Fields = segment.FieldInfosGen < 0
            ? _ownFields
            : FieldInfosFormat.Read(indexDirectory, segment.Info, IndexFileNames.ToBase36(segment.FieldInfosGen));
    }

    public SegmentCommitInfo Segment { get; }

    public int MaxDoc => Segment.MaxDoc;

    /// <summary>The fields as the commit sees them, those with updated columns included.</summary>
    public FieldInfos Fields { get; }

    /// <summary>What the segment's own files are opened with.</summary>
    public SegmentReadState State => new(_compound ?? _indexDirectory, Segment.Info, _ownFields);

    /// <summary>Reads the field infos, and opens the compound file where there is one.</summary>
    /// <exception cref="CorruptIndexException">One of them is damaged.</exception>
    public static SegmentFiles Open(IndexDirectory directory, SegmentCommitInfo segment)
    {
        var compound = segment.Info.UseCompoundFile ? CompoundFormat.OpenReader(directory, segment.Info) : null;
        try
        {
            return new SegmentFiles(directory, compound, segment);
        }
        catch
        {
            compound?.Dispose();
            throw;
        }
    }

    /// <summary>The name of a file of the segment that has no generation.</summary>
    public string NameOf(string suffix, string extension) => IndexFileNames.SegmentFileName(Segment.Info.Name, suffix, extension);

    /// <summary>Opens the segment's own doc values, or for a field with updated ones, those.</summary>
    public DocValuesReader OpenDocValues(FieldInfo field) => field.DocValuesGen < 0
        ? new DocValuesReader(State)
        : new DocValuesReader(new SegmentReadState(_indexDirectory, Segment.Info, new FieldInfos([field])), field.DocValuesGen);

    public void Dispose() => _compound?.Dispose();
}
