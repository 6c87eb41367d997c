using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>Writes the terms and postings of a segment's fields: .tim, .tip, .tmd and, through the <see cref="PostingsWriter"/>
/// that it owns, .doc and .pos. Fields in any order; in a field terms ascending by bytes; for a term documents ascending; in
/// a document positions ascending. Disposing without <see cref="Finish"/> leaves files that are no good. Layout:
/// <see cref="BlockTreeFormat"/>.</summary>
public sealed class BlockTreeTermsWriter : IDisposable
{
    private readonly IndexOutput _terms;
    private readonly IndexOutput _index;
    private readonly IndexOutput _meta;
    private readonly PostingsWriter _postings;
    private readonly BlockCutter _cutter;
    private readonly SortedDictionary<string, byte[]> _fieldRecords = new(StringComparer.Ordinal);
    private readonly FixedBitSet _docsSeen;
    private readonly MemoryOutput _record = new();

    private FieldInfo? _field;
    private byte[] _term = new byte[16];
    private int _termLength;
    private bool _termHasDocs;
    private byte[] _minTerm = [];
    private long _termCount;
    private long _sumDocFreq;
    private long _sumTotalTermFreq;

    /// <param name="state">The segment; its MaxDoc must be known.</param>
    public BlockTreeTermsWriter(SegmentWriteState state)
    {
        _docsSeen = new FixedBitSet(state.SegmentInfo.MaxDoc);
        try
        {
            _terms = Create(state, BlockTreeFormat.TermsExtension, BlockTreeFormat.TermsCodec);
            _index = Create(state, BlockTreeFormat.IndexExtension, BlockTreeFormat.IndexCodec);
            _meta = Create(state, BlockTreeFormat.MetaExtension, BlockTreeFormat.MetaCodec);
            _postings = new PostingsWriter(state);
            _postings.WriteTermsHeader(_meta);
        }
        catch
        {
            Dispose();
            throw;
        }

        _cutter = new BlockCutter(new TermBlockWriter(_terms));
    }

    /// <summary>Begins an indexed field that was not written before.</summary>
    /// <param name="field">The field; <see cref="FinishField"/> notes the postings format in its attributes.</param>
    /// <param name="norms">One unsigned norm byte per document slot; null when the field has no norms.</param>
    public void StartField(FieldInfo field, byte[]? norms)
    {
        if (!field.IsIndexed || _fieldRecords.ContainsKey(field.Name))
        {
            throw new ArgumentException($"field {field} is not indexed or was written before", nameof(field));
        }

        _field = field;
        _termCount = 0;
        _sumDocFreq = 0;
        _sumTotalTermFreq = 0;
        _docsSeen.ClearAll();
        _cutter.StartField(field);
        _postings.StartField(field, norms);
    }

    /// <summary>Begins a term, greater than the term before.</summary>
    public void StartTerm(ReadOnlySpan<byte> term)
    {
        if (term.Length > BlockTreeFormat.MaxTermBytes || (_termCount > 0 && term.SequenceCompareTo(_cutter.LastTerm) <= 0))
        {
            ThrowBadTerm(term);
        }

        if (_term.Length < term.Length)
        {
            _term = new byte[Math.Max(term.Length, _term.Length * 2)];
        }

        term.CopyTo(_term);
        _termLength = term.Length;
        _termHasDocs = false;
        _postings.StartTerm();
    }

    /// <summary>Begins a document of the term. <paramref name="freq"/> is at least 1; it does not count when the field has no frequencies.</summary>
    public void StartDoc(int docId, int freq)
    {
        _docsSeen.Set(docId);
        _termHasDocs = true;
        _postings.StartDoc(docId, freq);
    }

    /// <summary>Adds a position in the current document, not less than the one before. Only for fields with positions.</summary>
    public void AddPosition(int position) => _postings.AddPosition(position);

    public void FinishDoc() => _postings.FinishDoc();

    /// <summary>Ends the term. A term without documents leaves no trace.</summary>
    public void FinishTerm()
    {
        if (!_termHasDocs)
        {
            return;
        }

        var term = _term.AsSpan(0, _termLength);
        var state = _cutter.Add(term);
        _postings.FinishTerm(state);
        if (_termCount++ == 0)
        {
            _minTerm = term.ToArray();
        }

        _sumDocFreq += state.DocFreq;
        _sumTotalTermFreq += state.TotalTermFreq;
    }

    /// <summary>Ends the field. A field without terms leaves no trace.</summary>
    public void FinishField()
    {
        var field = _field ?? throw new InvalidOperationException("no field was started");
        _field = null;
        if (_termCount == 0)
        {
            return;
        }

        PostingsFormat.NoteAttributes(field);
        _record.Reset();
        _record.WriteVInt(field.Number);
        _record.WriteVLong(_termCount);
        var index = _cutter.FinishField(_record);
        if (field.HasFreqs)
        {
            _record.WriteVLong(_sumTotalTermFreq);
        }

        _record.WriteVLong(_sumDocFreq);
        _record.WriteVInt(_docsSeen.Cardinality());
        WriteTerm(_minTerm);
        WriteTerm(_cutter.LastTerm);
        _record.WriteVLong(_index.Position);
        index.Finish(_record, _index);
        _fieldRecords.Add(field.Name, _record.WrittenSpan.ToArray());
    }

    /// <summary>Completes all files. The last call before disposing.</summary>
    public void Finish()
    {
        _meta.WriteVInt(_fieldRecords.Count);
        foreach (var record in _fieldRecords.Values)
        {
            _meta.WriteBytes(record);
        }

        CodecUtil.WriteFooter(_terms);
        CodecUtil.WriteFooter(_index);
        _meta.WriteLong(_index.Position);
        _meta.WriteLong(_terms.Position);
        CodecUtil.WriteFooter(_meta);
        _postings.Finish();
    }

    /// <inheritdoc/>
    // The constructor comes here too, when not all of them are there yet.
    public void Dispose() => IndexOutput.CloseAll(_terms, _index, _meta, _postings);

    private static IndexOutput Create(SegmentWriteState state, string extension, string codec)
    {
        var name = IndexFileNames.SegmentFileName(state.SegmentInfo.Name, PostingsFormat.Suffix, extension);
        var output = state.Directory.CreateOutput(name);
        CodecUtil.WriteIndexHeader(output, codec, BlockTreeFormat.Version, state.SegmentInfo.Id, PostingsFormat.Suffix);
        return output;
    }

    private void WriteTerm(ReadOnlySpan<byte> term)
    {
        _record.WriteVInt(term.Length);
        _record.WriteBytes(term);
    }

    private void ThrowBadTerm(ReadOnlySpan<byte> term) =>
        throw new ArgumentException(
            term.Length > BlockTreeFormat.MaxTermBytes
                ? $"a term of {term.Length} bytes in field {_field}, at most {BlockTreeFormat.MaxTermBytes} are possible"
                : $"term {Convert.ToHexString(term)} of field {_field} is not greater than {Convert.ToHexString(_cutter.LastTerm)}",
            nameof(term));
}
