using SearchService.Engine.Coding;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Notes where chunks begin and writes .fdm and .fdx at the end; <see cref="StoredFieldsFormat"/> draws them.</summary>
internal sealed class StoredFieldsIndexWriter
{
    private readonly List<int> _docBases = [];
    private readonly List<long> _pointers = [];

    public void AddChunk(int docBase, long pointer)
    {
        _docBases.Add(docBase);
        _pointers.Add(pointer);
    }

    public void Write(IndexDirectory directory, SegmentInfo info, int maxDoc, long maxPointer, int dirtyChunks, int dirtyDocs)
    {
        using var meta = directory.CreateOutput(IndexFileNames.SegmentFileName(info.Name, "", StoredFieldsFormat.MetaExtension));
        using var data = directory.CreateOutput(IndexFileNames.SegmentFileName(info.Name, "", StoredFieldsFormat.IndexExtension));
        CodecUtil.WriteIndexHeader(meta, StoredFieldsFormat.MetaCodec, StoredFieldsFormat.DataVersion, info.Id, "");
        CodecUtil.WriteIndexHeader(data, StoredFieldsFormat.IndexCodec, StoredFieldsFormat.IndexVersion, info.Id, "");
        meta.WriteVInt(StoredFieldsFormat.ChunkLength);
        meta.WriteVInt(StoredFieldsFormat.PackedVersion);
        meta.WriteInt(maxDoc);
        meta.WriteInt(StoredFieldsFormat.BlockShift);
        meta.WriteInt(_docBases.Count + 1);

        meta.WriteLong(data.Position);
        var docBases = new DirectMonotonicWriter(meta, data, data.Position, StoredFieldsFormat.BlockShift);
        foreach (var docBase in _docBases)
        {
            docBases.Add(docBase);
        }

        docBases.Add(maxDoc);
        docBases.Finish();

        meta.WriteLong(data.Position);
        var pointers = new DirectMonotonicWriter(meta, data, data.Position, StoredFieldsFormat.BlockShift);
        foreach (var pointer in _pointers)
        {
            pointers.Add(pointer);
        }

        pointers.Add(maxPointer);
        pointers.Finish();

        meta.WriteLong(data.Position);
        meta.WriteLong(maxPointer);
        meta.WriteVLong(dirtyChunks);
        meta.WriteVLong(dirtyDocs);
        CodecUtil.WriteFooter(data);
        CodecUtil.WriteFooter(meta);
    }
}
