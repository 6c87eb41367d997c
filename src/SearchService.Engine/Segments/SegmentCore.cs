using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Segments;

/// <summary>The open files of a segment that never change: shared, by counting references, between all readers of the segment
/// whatever their deletions.</summary>
internal sealed class SegmentCore
{
    private readonly List<IDisposable> _owned = [];
    private int _references = 1;

    /// <summary>Opens the files; the caller holds the first reference. When one is damaged, those already open are closed.</summary>
    public SegmentCore(IndexDirectory directory, SegmentInfo info)
    {
        Info = info;
        try
        {
            FilesDirectory = info.UseCompoundFile ? Own(CompoundFormat.OpenReader(directory, info)) : directory;
            FieldInfos = FieldInfosFormat.Read(FilesDirectory, info);
            var state = new SegmentReadState(FilesDirectory, info, FieldInfos);
            StoredFields = Own(new StoredFieldsReader(state));
            Norms = FieldInfos.HasNorms ? Own(new NormsReader(state)) : null;
            Terms = FieldInfos.HasPostings ? Own(new BlockTreeTermsReader(state)) : null;
            DocValues = FieldInfos.HasDocValues ? Own(new DocValuesReader(state)) : null;
        }
        catch
        {
            CloseFiles();
            throw;
        }
    }

    public SegmentInfo Info { get; }

    /// <summary>Where the segment's own files are: the index's directory, or the compound file.</summary>
    public IndexDirectory FilesDirectory { get; }

    /// <summary>The field infos of the segment's own files; doc values updates may have newer ones.</summary>
    public FieldInfos FieldInfos { get; }

    public StoredFieldsReader StoredFields { get; }

    /// <summary>Null when no field of the segment has norms.</summary>
    public NormsReader? Norms { get; }

    /// <summary>Null when no field of the segment is indexed.</summary>
    public BlockTreeTermsReader? Terms { get; }

    /// <summary>Null when no field of the segment has doc values.</summary>
    public DocValuesReader? DocValues { get; }

    /// <exception cref="ObjectDisposedException">The last reference was released: the files are closed.</exception>
    public void AddReference()
    {
        var count = Volatile.Read(ref _references);
        while (true)
        {
            ObjectDisposedException.ThrowIf(count <= 0, this);
            var found = Interlocked.CompareExchange(ref _references, count + 1, count);
            if (found == count)
            {
                return;
            }

            count = found;
        }
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            CloseFiles();
        }
    }

    /// <summary>Reads every file through and compares the checksums.</summary>
    public void CheckIntegrity()
    {
        StoredFields.CheckIntegrity();
        Norms?.CheckIntegrity();
        Terms?.CheckIntegrity();
        DocValues?.CheckIntegrity();
    }

    private T Own<T>(T file)
        where T : IDisposable
    {
        _owned.Add(file);
        return file;
    }

    private void CloseFiles()
    {
        for (var i = _owned.Count - 1; i >= 0; i--)
        {
            _owned[i].Dispose();
        }
    }
}
