using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Reads the norms of a segment; <see cref="NormsFormat"/> draws them. Safe for use by several threads; the cursors
/// are for one each. Open it only when a field has norms.</summary>
public sealed class NormsReader : IDisposable
{
    private readonly Dictionary<int, NormsColumnReader> _columns = [];
    private readonly IndexInput _meta;
    private readonly IndexInput _data;

    /// <exception cref="CorruptIndexException">The files are damaged, or not of this segment.</exception>
    public NormsReader(SegmentReadState state)
    {
        var name = state.SegmentInfo.Name;
        _meta = state.Directory.OpenInput(IndexFileNames.SegmentFileName(name, "", NormsFormat.MetaExtension));
        IndexInput? data = null;
        try
        {
            CodecUtil.ChecksumEntireFile(_meta);
            Check(_meta, NormsFormat.MetaCodec, state.SegmentInfo.Id);
            data = state.Directory.OpenInput(IndexFileNames.SegmentFileName(name, "", NormsFormat.DataExtension));
            Check(data, NormsFormat.DataCodec, state.SegmentInfo.Id);
            CodecUtil.CheckFooterStructure(data);
            ReadEntries(data, state);
            CodecUtil.CheckFooterReached(_meta);
            _data = data;
        }
        catch
        {
            data?.Dispose();
            _meta.Dispose();
            throw;
        }
    }

    /// <summary>A new cursor over the field's norms, each sign-extended; null when the field has none.</summary>
    public NumericDocValues? GetNorms(FieldInfo field) => FindColumn(field)?.OpenCursor();

    /// <summary>The field's norms for access in any order, and many at once; null when it has none.</summary>
    public NormsColumnReader? FindColumn(FieldInfo field) => field.HasNorms ? _columns.GetValueOrDefault(field.Number) : null;

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

    private static void Check(IndexInput input, string codec, byte[] id) =>
        CodecUtil.CheckIndexHeader(input, codec, NormsFormat.Version, NormsFormat.Version, id, "");

    private void ReadEntries(IndexInput data, SegmentReadState state)
    {
        for (var number = _meta.ReadInt(); number != NormsFormat.EndOfEntries; number = _meta.ReadInt())
        {
            if (state.FieldInfos.Find(number) is not { HasNorms: true })
            {
                CorruptIndexException.Throw($"norms for field number {number}, which has none, before offset {_meta.Position}", _meta.Name);
            }

            if (!_columns.TryAdd(number, NormsColumnReader.Read(_meta, data, state.SegmentInfo.MaxDoc)))
            {
                CorruptIndexException.Throw($"two entries for field number {number} before offset {_meta.Position}", _meta.Name);
            }
        }
    }
}
