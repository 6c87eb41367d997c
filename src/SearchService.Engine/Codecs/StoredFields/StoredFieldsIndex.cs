using SearchService.Engine.Coding;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Where the chunks of a segment's stored fields begin: .fdm and .fdx, read whole and checked at opening, so that
/// every chunk that is found lies within the data. A chunk costs 12 bytes of memory.</summary>
internal sealed class StoredFieldsIndex
{
    private readonly int[] _docBases;
    private readonly long[] _pointers;

    private StoredFieldsIndex(int chunkLength, int[] docBases, long[] pointers)
    {
        ChunkLength = chunkLength;
        _docBases = docBases;
        _pointers = pointers;
    }

    /// <summary>Decoded bytes of the slices of a sliced chunk.</summary>
    public int ChunkLength { get; }

    /// <summary>The .fdt offset behind the last chunk.</summary>
    public long MaxPointer => _pointers[^1];

    /// <summary>The chunk that holds a document in [0, maxDoc).</summary>
    public int ChunkOf(int docId)
    {
        var found = Array.BinarySearch(_docBases, docId);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The first document of a chunk; of the chunk behind the last, maxDoc.</summary>
    public int DocBase(int chunk) => _docBases[chunk];

    public int DocCount(int chunk) => _docBases[chunk + 1] - _docBases[chunk];

    public long Pointer(int chunk) => _pointers[chunk];

    public long LengthBytes(int chunk) => _pointers[chunk + 1] - _pointers[chunk];

    /// <exception cref="CorruptIndexException">A file is damaged, or the chunks do not cover documents and data in order.</exception>
    public static StoredFieldsIndex Read(IndexDirectory directory, SegmentInfo info)
    {
        using var meta = directory.OpenInput(IndexFileNames.SegmentFileName(info.Name, "", StoredFieldsFormat.MetaExtension));
        CodecUtil.ChecksumEntireFile(meta);
        CodecUtil.CheckIndexHeader(meta, StoredFieldsFormat.MetaCodec, StoredFieldsFormat.DataVersion, StoredFieldsFormat.DataVersion, info.Id, "");
        using var data = directory.OpenInput(IndexFileNames.SegmentFileName(info.Name, "", StoredFieldsFormat.IndexExtension));
        CodecUtil.ChecksumEntireFile(data);
        CodecUtil.CheckIndexHeader(data, StoredFieldsFormat.IndexCodec, StoredFieldsFormat.IndexVersion, StoredFieldsFormat.IndexVersion, info.Id, "");

        var chunkLength = meta.ReadVInt();
        var packedVersion = meta.ReadVInt();
        if (packedVersion != StoredFieldsFormat.PackedVersion)
        {
            throw new IndexFormatException($"packed ints version {packedVersion}, expected {StoredFieldsFormat.PackedVersion}", meta.Name);
        }

        var maxDoc = meta.ReadInt();
        var blockShift = meta.ReadInt();
        var boundaries = meta.ReadInt();
        if (chunkLength <= 0 || maxDoc != info.MaxDoc || boundaries < 1 || boundaries - 1 > maxDoc)
        {
            CorruptIndexException.Throw(
                $"{boundaries - 1} chunks of {chunkLength} bytes with {maxDoc} documents, the segment has {info.MaxDoc}", meta.Name);
        }

        var docsStart = meta.ReadLong();
        var docsMeta = DirectMonotonicMeta.Read(meta, boundaries, blockShift);
        var pointersStart = meta.ReadLong();
        var pointersMeta = DirectMonotonicMeta.Read(meta, boundaries, blockShift);
        var pointersEnd = meta.ReadLong();
        var maxPointer = meta.ReadLong();
        meta.ReadVLong();
        meta.ReadVLong();
        CodecUtil.CheckFooterReached(meta);

        var docs = new DirectMonotonicReader(docsMeta, data.Slice("chunks' documents", docsStart, pointersStart - docsStart));
        var pointers = new DirectMonotonicReader(pointersMeta, data.Slice("chunks' pointers", pointersStart, pointersEnd - pointersStart));
        return new StoredFieldsIndex(chunkLength, ReadDocBases(docs, maxDoc, data.Name), ReadPointers(pointers, maxPointer, info, data.Name));
    }

    private static int[] ReadDocBases(DirectMonotonicReader docs, int maxDoc, string fileName)
    {
        var docBases = new int[docs.Count];
        long previous = -1;
        for (var i = 0; i < docBases.Length; i++)
        {
            var docBase = docs.Get(i);
            if (docBase <= previous || docBase > maxDoc || (i > 0 && docBase - previous > StoredFieldsFormat.MaxDocsPerChunk) || (i == 0 && docBase != 0) || (i == docBases.Length - 1 && docBase != maxDoc))
            {
                CorruptIndexException.Throw($"chunk {i} of {docBases.Length - 1} begins at document {docBase} after {previous}, of {maxDoc}; at most {StoredFieldsFormat.MaxDocsPerChunk} may share a chunk", fileName);
            }

            docBases[i] = (int)docBase;
            previous = docBase;
        }

        return docBases;
    }

    private static long[] ReadPointers(DirectMonotonicReader reader, long maxPointer, SegmentInfo info, string fileName)
    {
        var pointers = new long[reader.Count];
        long previous = CodecUtil.IndexHeaderLength(StoredFieldsFormat.DataCodec, "") - 1;
        for (var i = 0; i < pointers.Length; i++)
        {
            pointers[i] = reader.Get(i);
            if (pointers[i] <= previous || (i == 0 && pointers[i] != previous + 1) || (i == pointers.Length - 1 && pointers[i] != maxPointer))
            {
                CorruptIndexException.Throw(
                    $"chunk {i} of {pointers.Length - 1} of segment {info.Name} begins at offset {pointers[i]} after {previous}, the data ends at {maxPointer}", fileName);
            }

            previous = pointers[i];
        }

        return pointers;
    }
}
