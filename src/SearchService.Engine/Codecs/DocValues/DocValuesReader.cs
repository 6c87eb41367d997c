using SearchService.Engine.Coding;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Reads the doc values of a segment, or one generation of updates to them; <see cref="DocValuesFormat"/> draws them.
/// Safe for use by several threads; the cursors are for one each. Columns of the types BINARY and SORTED_NUMERIC are passed
/// over. Open it only when a field has doc values of this generation.</summary>
public sealed class DocValuesReader : IDisposable
{
    private readonly Dictionary<int, NumericColumnReader> _numeric = [];
    private readonly Dictionary<int, SortedColumnReader> _sorted = [];
    private readonly Dictionary<int, SortedSetColumnReader> _sortedSet = [];
    private readonly HashSet<int> _seen = [];
    private readonly long _generation;
    private readonly IndexInput _meta;
    private readonly IndexInput _data;

    /// <param name="state">The segment. Its field infos must know the fields of the files: the current ones do.</param>
    /// <param name="generation">-1 for the segment's own files, else a field's <see cref="FieldInfo.DocValuesGen"/>: then the
    /// files of that update, which hold the whole new column.</param>
    /// <param name="directory">Where the files are when it is not the state's directory: updates lie in the index's directory,
    /// never in a compound file.</param>
    /// <exception cref="CorruptIndexException">The files are damaged, or not of this segment.</exception>
    public DocValuesReader(SegmentReadState state, long generation = -1, IndexDirectory? directory = null)
    {
        _generation = generation;
        directory ??= state.Directory;
        var info = state.SegmentInfo;
        var suffix = generation < 0 ? DocValuesFormat.Suffix : IndexFileNames.ToBase36(generation) + "_" + DocValuesFormat.Suffix;
        _meta = directory.OpenInput(IndexFileNames.SegmentFileName(info.Name, suffix, DocValuesFormat.MetaExtension));
        IndexInput? data = null;
        try
        {
            CodecUtil.ChecksumEntireFile(_meta);
            var version = Check(_meta, DocValuesFormat.MetaCodec, info.Id, suffix);
            data = directory.OpenInput(IndexFileNames.SegmentFileName(info.Name, suffix, DocValuesFormat.DataExtension));
            var dataVersion = Check(data, DocValuesFormat.DataCodec, info.Id, suffix);
            if (dataVersion != version)
            {
                CorruptIndexException.Throw($"version {dataVersion} beside metadata of version {version}", data.Name);
            }

            CodecUtil.CheckFooterStructure(data);
            ReadEntries(data, state, version);
            CodecUtil.CheckFooterReached(_meta);
            CheckComplete(state.FieldInfos);
            _data = data;
        }
        catch
        {
            data?.Dispose();
            _meta.Dispose();
            throw;
        }
    }

    /// <summary>A new cursor over the field's NUMERIC column; null when there is none.</summary>
    public NumericDocValues? GetNumeric(FieldInfo field) => FindNumeric(field)?.OpenCursor();

    /// <summary>A new cursor over the field's SORTED column; null when there is none.</summary>
    public SortedDocValues? GetSorted(FieldInfo field) => FindSorted(field)?.OpenCursor();

    /// <summary>A new cursor over the field's SORTED_SET column; null when there is none.</summary>
    public SortedSetDocValues? GetSortedSet(FieldInfo field) => FindSortedSet(field)?.OpenCursor();

    /// <summary>The field's NUMERIC column for access in any order, and many values at once; null when there is none.</summary>
    public NumericColumnReader? FindNumeric(FieldInfo field) => Owns(field) ? _numeric.GetValueOrDefault(field.Number) : null;

    /// <summary>The field's SORTED column for access in any order, and many values at once; null when there is none.</summary>
    public SortedColumnReader? FindSorted(FieldInfo field) => Owns(field) ? _sorted.GetValueOrDefault(field.Number) : null;

    /// <summary>The field's SORTED_SET column for access in any order, and many values at once; null when there is none.</summary>
    public SortedSetColumnReader? FindSortedSet(FieldInfo field) => Owns(field) ? _sortedSet.GetValueOrDefault(field.Number) : null;

    /// <summary>Reads both files through and compares their checksums.</summary>
    /// <exception cref="CorruptIndexException">A checksum differs.</exception>
    public void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(_meta);
        CodecUtil.ChecksumEntireFile(_data);
    }

    public void Dispose()
    {
        _meta.Dispose();
        _data.Dispose();
    }

    // A field with updates has its column in the update's files alone; what other files say of it is past.
    private bool Owns(FieldInfo field) => field.DocValuesGen == _generation;

    private static int Check(IndexInput input, string codec, byte[] id, string suffix) =>
        CodecUtil.CheckIndexHeader(input, codec, DocValuesFormat.VersionStart, DocValuesFormat.VersionCurrent, id, suffix);

    private void ReadEntries(IndexInput data, SegmentReadState state, int version)
    {
        for (var number = _meta.ReadInt(); number != DocValuesFormat.EndOfEntries; number = _meta.ReadInt())
        {
            if (state.FieldInfos.Find(number) is not { } field || !_seen.Add(number))
            {
                throw new CorruptIndexException($"field number {number} before offset {_meta.Position} is unknown, or has two entries", _meta.Name);
            }

            ReadEntry(data, state.SegmentInfo.MaxDoc, field, version);
        }
    }

    // Every field that the field infos give a column in these files has one of its type.
    private void CheckComplete(FieldInfos fields)
    {
        foreach (var field in fields)
        {
            var isThere = field.DocValuesType switch
            {
                DocValuesType.None => true,
                DocValuesType.Numeric => _numeric.ContainsKey(field.Number),
                DocValuesType.Sorted => _sorted.ContainsKey(field.Number),
                DocValuesType.SortedSet => _sortedSet.ContainsKey(field.Number),
                _ => _seen.Contains(field.Number),
            };
            if (!isThere && Owns(field))
            {
                CorruptIndexException.Throw($"field {field} has no column of type {field.DocValuesType}", _meta.Name);
            }
        }
    }

    private void ReadEntry(IndexInput data, int maxDoc, FieldInfo field, int version)
    {
        var type = _meta.ReadByte();
        switch (type)
        {
            case DocValuesFormat.Numeric:
                _numeric.Add(field.Number, NumericColumnReader.Read(_meta, data, maxDoc));
                break;
            case DocValuesFormat.Sorted:
                _sorted.Add(field.Number, SortedColumnReader.Read(_meta, data, maxDoc));
                break;
            case DocValuesFormat.SortedSet:
                _sortedSet.Add(field.Number, SortedSetColumnReader.Read(_meta, data, maxDoc));
                break;
            case DocValuesFormat.Binary:
                SkipBinary(IsCompressed(field, version));
                break;
            case DocValuesFormat.SortedNumeric:
                SkipSortedNumeric();
                break;
            default:
                CorruptIndexException.Throw($"type of doc values before offset {_meta.Position} is {type}, expected 0 to 4", _meta.Name);
                break;
        }
    }

    private bool IsCompressed(FieldInfo field, int version)
    {
        if (version < DocValuesFormat.VersionConfigurableCompression)
        {
            return version == DocValuesFormat.VersionCompressedBinary;
        }

        return field.Attributes.TryGetValue(DocValuesFormat.ModeAttribute, out var mode)
            ? mode == DocValuesFormat.BestCompression
            : throw new CorruptIndexException($"the BINARY field {field} has no attribute {DocValuesFormat.ModeAttribute}", _meta.Name);
    }

    private void SkipBinary(bool compressed)
    {
        _meta.Skip(2 * sizeof(long));
        DocsWithFieldHeader.Read(_meta);
        var count = _meta.ReadInt();
        var minLength = _meta.ReadInt();
        var maxLength = _meta.ReadInt();
        if (!compressed)
        {
            if (minLength < maxLength)
            {
                AddressesMeta.Read(_meta, count);
            }
        }
        else if (count > 0)
        {
            SkipChunkAddresses();
        }
    }

    private void SkipChunkAddresses()
    {
        _meta.Skip(sizeof(long));
        var chunks = _meta.ReadVInt();
        _meta.ReadVInt(); // documents per chunk, as a power of two
        _meta.ReadVInt(); // bytes of the greatest chunk
        var blockShift = _meta.ReadVInt();
        DirectMonotonicMeta.Read(_meta, chunks, blockShift);
        _meta.Skip(sizeof(long));
    }

    private void SkipSortedNumeric()
    {
        DocsWithFieldHeader.Read(_meta);
        var values = NumericValuesMeta.Read(_meta);
        var count = _meta.ReadInt();
        if (count != values.Count)
        {
            AddressesMeta.Read(_meta, count);
        }
    }
}
