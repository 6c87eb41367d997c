using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Reads the terms and postings of a segment's fields. Safe for use by several threads. The metadata is checked in full
/// at opening, the other files when they are read or by <see cref="CheckIntegrity"/>. Layout: <see cref="BlockTreeFormat"/>.</summary>
public sealed class BlockTreeTermsReader : IDisposable
{
    private readonly IndexInput _terms = null!;
    private readonly IndexInput _index = null!;
    private readonly IndexInput _meta = null!;
    private readonly PostingsReader _postings = null!;
    private readonly Dictionary<string, BlockTreeTerms> _fields = new(StringComparer.Ordinal);

    /// <exception cref="CorruptIndexException">A file is damaged.</exception>
    /// <exception cref="IndexFormatException">The segment or a field of it is in a format that is not read.</exception>
    public BlockTreeTermsReader(SegmentReadState state)
    {
        CheckPostingsFormats(state);
        try
        {
            _meta = Open(state, BlockTreeFormat.MetaExtension);
            CodecUtil.ChecksumEntireFile(_meta);
            CheckHeader(_meta, BlockTreeFormat.MetaCodec, state);
            _terms = Open(state, BlockTreeFormat.TermsExtension);
            CheckHeader(_terms, BlockTreeFormat.TermsCodec, state);
            CodecUtil.CheckFooterStructure(_terms);
            _index = Open(state, BlockTreeFormat.IndexExtension);
            CheckHeader(_index, BlockTreeFormat.IndexCodec, state);
            CodecUtil.CheckFooterStructure(_index);
            _postings = new PostingsReader(state);
            _postings.ReadTermsHeader(_meta);
            ReadFields(state);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The fields with terms, in ordinal order.</summary>
    public IEnumerable<string> FieldNames => _fields.Keys.Order(StringComparer.Ordinal);

    /// <summary>The terms of a field; null when the segment has none.</summary>
    public Terms? GetTerms(string field) => _fields.TryGetValue(field, out var terms) ? terms : null;

    /// <summary>Reads all files through and compares their checksums.</summary>
    /// <exception cref="CorruptIndexException">One differs.</exception>
    public void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(_meta);
        CodecUtil.ChecksumEntireFile(_index);
        CodecUtil.ChecksumEntireFile(_terms);
        _postings.CheckIntegrity();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The constructor comes here too, when not all of them are there yet.
        _meta?.Dispose();
        _terms?.Dispose();
        _index?.Dispose();
        _postings?.Dispose();
    }

    private static IndexInput Open(SegmentReadState state, string extension) =>
        state.Directory.OpenInput(IndexFileNames.SegmentFileName(state.SegmentInfo.Name, PostingsFormat.Suffix, extension));

    private static void CheckHeader(IndexInput input, string codec, SegmentReadState state) =>
        CodecUtil.CheckIndexHeader(input, codec, BlockTreeFormat.Version, BlockTreeFormat.Version, state.SegmentInfo.Id, PostingsFormat.Suffix);

    // The default codec writes all fields with one format, whose files have one suffix.
    private static void CheckPostingsFormats(SegmentReadState state)
    {
        foreach (var field in state.FieldInfos)
        {
            if (!field.Attributes.TryGetValue(PostingsFormat.FormatAttribute, out var format))
            {
                continue;
            }

            var suffix = $"{format}_{field.Attributes.GetValueOrDefault(PostingsFormat.SuffixAttribute)}";
            if (suffix != PostingsFormat.Suffix)
            {
                throw new IndexFormatException($"field {field} has postings of format {suffix}, only {PostingsFormat.Suffix} can be read", state.SegmentInfo.Name);
            }
        }
    }

    private void ReadFields(SegmentReadState state)
    {
        var fieldCount = _meta.ReadCount(minBytesEach: 1);
        var blocks = _terms.Slice("blocks", 0, _terms.Length - CodecUtil.FooterLength);
        for (var i = 0; i < fieldCount; i++)
        {
            var terms = new BlockTreeTerms(_meta, _index, blocks, _postings, state);
            if (!_fields.TryAdd(terms.FieldInfo.Name, terms))
            {
                CorruptIndexException.Throw($"field {terms.FieldInfo} is described twice before offset {_meta.Position}", _meta.Name);
            }
        }

        CheckLength(_index);
        CheckLength(_terms);
        CodecUtil.CheckFooterReached(_meta);
    }

    private void CheckLength(IndexInput file)
    {
        var expected = _meta.ReadLong();
        if (file.Length != expected)
        {
            CorruptIndexException.Throw($"the file has {file.Length} bytes, {_meta.Name} expects {expected}", file.Name);
        }
    }
}
