using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Writes .doc and .pos of a segment, term by term, and tells where each term's postings are. The terms dictionary
/// writer owns it. Disposing without <see cref="Finish"/> leaves files that the caller deletes.</summary>
public sealed class PostingsWriter : IDisposable
{
    private const int BlockSize = PostingsFormat.BlockSize;
    private const byte NoNorm = 1;

    private readonly SegmentWriteState _state;
    private readonly IndexOutput _doc;
    private readonly IndexOutput? _pos;
    private readonly SkipWriter _skip = new();
    private readonly int[] _docDeltas = new int[BlockSize];
    private readonly int[] _freqs = new int[BlockSize];
    private readonly int[] _positionDeltas = new int[BlockSize];

    private FieldInfo? _field;
    private byte[]? _norms;

    // Of the current term.
    private long _docStartFP;
    private long _posStartFP;
    private int _docFreq;
    private long _totalTermFreq;
    private int _lastDoc;
    private int _lastBlockDoc;
    private int _bufferedDocs;
    private int _bufferedPositions;
    private int _lastPosition;
    private int _missingPositions;

    /// <summary>Creates the files.</summary>
    public PostingsWriter(SegmentWriteState state)
    {
        _state = state;
        _doc = Create(state, PostingsFormat.DocExtension, PostingsFormat.DocCodec);
        try
        {
            _doc.WriteByte(PostingsFormat.LittleEndianMark);
            if (state.FieldInfos.HasPositions)
            {
                _pos = Create(state, PostingsFormat.PosExtension, PostingsFormat.PosCodec);
            }
        }
        catch
        {
            _doc.Dispose();
            throw;
        }
    }

    /// <summary>Writes the part of .tmd that says which postings the terms dictionary points to: a header and the block size.</summary>
    public void WriteTermsHeader(DataOutput tmd)
    {
        CodecUtil.WriteIndexHeader(tmd, PostingsFormat.TermsCodec, PostingsFormat.Version, _state.SegmentInfo.Id, PostingsFormat.Suffix);
        tmd.WriteVInt(BlockSize);
    }

    /// <summary>Begins a field.</summary>
    /// <param name="field">An indexed field of the segment, without payloads and offsets.</param>
    /// <param name="norms">One unsigned norm byte for each document slot; null when the field has no norms.</param>
    public void StartField(FieldInfo field, byte[]? norms)
    {
        if (!field.IsIndexed || (field.HasPositions && (field.HasPayloads || field.HasOffsets)))
        {
            throw new ArgumentException($"postings of {field} cannot be written: {field.IndexOptions}, payloads {field.HasPayloads}", nameof(field));
        }

        if (norms is not null && norms.Length < _state.SegmentInfo.MaxDoc)
        {
            throw new ArgumentException($"{norms.Length} norms for {_state.SegmentInfo.MaxDoc} documents", nameof(norms));
        }

        _field = field;
        _norms = norms;
    }

    /// <summary>Begins a term of the current field.</summary>
    public void StartTerm()
    {
        _docStartFP = _doc.Position;
        _posStartFP = _field!.HasPositions ? _pos!.Position : 0;
        _docFreq = 0;
        _totalTermFreq = 0;
        _lastDoc = -1;
        _lastBlockDoc = -1;
        _bufferedDocs = 0;
        _bufferedPositions = 0;
        _skip.Reset(_field, _docStartFP, _posStartFP);
    }

    /// <summary>Begins a document of the current term.</summary>
    /// <param name="docId">Greater than the one before, below MaxDoc.</param>
    /// <param name="freq">At least 1; ignored when the field has no frequencies. So many positions must follow when it has positions.</param>
    public void StartDoc(int docId, int freq)
    {
        if (docId <= _lastDoc || docId >= _state.SegmentInfo.MaxDoc)
        {
            throw new ArgumentOutOfRangeException(nameof(docId), $"document {docId} must be above {_lastDoc} and below {_state.SegmentInfo.MaxDoc}");
        }

        if (!_field!.HasFreqs)
        {
            freq = 1;
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(freq);
        if (_bufferedDocs == 0 && _docFreq > 0)
        {
            // A block gets its skip entry only now that another document follows it.
            _skip.AddBlock(new SkipPoint(_lastDoc, _doc.Position, _field.HasPositions ? _pos!.Position : 0, _bufferedPositions));
        }

        _docDeltas[_bufferedDocs] = docId - Math.Max(_lastDoc, 0);
        _freqs[_bufferedDocs] = freq;
        _bufferedDocs++;
        _docFreq++;
        _totalTermFreq += freq;
        _lastDoc = docId;
        _lastPosition = 0;
        _missingPositions = _field.HasPositions ? freq : 0;
        if (_bufferedDocs == BlockSize)
        {
            FlushDocBlock();
        }
    }

    /// <summary>Adds a position of the current document.</summary>
    /// <param name="position">At least the one before, at most <see cref="PostingsFormat.MaxPosition"/>.</param>
    public void AddPosition(int position)
    {
        if (position < _lastPosition || position > PostingsFormat.MaxPosition || _missingPositions == 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(position),
                $"position {position} of document {_lastDoc} must be in [{_lastPosition}, {PostingsFormat.MaxPosition}]; {_missingPositions} are missing");
        }

        _positionDeltas[_bufferedPositions++] = position - _lastPosition;
        _lastPosition = position;
        _missingPositions--;
        if (_bufferedPositions == BlockSize)
        {
            PForBlock.Encode(_pos!, _positionDeltas);
            _bufferedPositions = 0;
        }
    }

    /// <summary>Ends the current document.</summary>
    /// <exception cref="InvalidOperationException">It had fewer positions than its frequency said.</exception>
    public void FinishDoc()
    {
        if (_missingPositions != 0)
        {
            throw new InvalidOperationException($"document {_lastDoc} lacks {_missingPositions} positions");
        }
    }

    /// <summary>Ends the current term, which must have a document, and fills in all of <paramref name="state"/>.</summary>
    public void FinishTerm(TermState state)
    {
        if (_docFreq == 0)
        {
            throw new InvalidOperationException("a term without documents cannot be written");
        }

        state.Clear();
        state.DocFreq = _docFreq;
        state.TotalTermFreq = _totalTermFreq;
        state.DocStartFP = _docStartFP;
        state.PosStartFP = _posStartFP;
        if (_docFreq == 1)
        {
            state.SingletonDocId = _lastDoc;
        }
        else
        {
            WriteDocTail();
        }

        if (_field!.HasPositions)
        {
            state.LastPosBlockOffset = _totalTermFreq > BlockSize ? _pos!.Position - _posStartFP : -1;
            WritePositionTail();
        }

        if (_docFreq > BlockSize)
        {
            state.SkipOffset = _doc.Position - _docStartFP;
            _skip.WriteTo(_doc);
        }
    }

    /// <summary>Writes the footers.</summary>
    public void Finish()
    {
        CodecUtil.WriteFooter(_doc);
        if (_pos is not null)
        {
            CodecUtil.WriteFooter(_pos);
        }
    }

    /// <summary>Closes the files.</summary>
    public void Dispose() => IndexOutput.CloseAll(_doc, _pos);

    private static IndexOutput Create(SegmentWriteState state, string extension, string codec)
    {
        var name = IndexFileNames.SegmentFileName(state.SegmentInfo.Name, PostingsFormat.Suffix, extension);
        var output = state.Directory.CreateOutput(name);
        try
        {
            CodecUtil.WriteIndexHeader(output, codec, PostingsFormat.Version, state.SegmentInfo.Id, PostingsFormat.Suffix);
            return output;
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    // Impacts are collected here, a block at a time, so that rare terms never pay for them.
    private void FlushDocBlock()
    {
        var impacts = _skip.Impacts;
        var doc = _lastBlockDoc;
        for (var i = 0; i < BlockSize; i++)
        {
            doc = Math.Max(doc, 0) + _docDeltas[i];
            impacts.Add(_freqs[i], NormOf(doc));
        }

        _lastBlockDoc = doc;
        DeltaBlock.Encode(_doc, _docDeltas);
        if (_field!.HasFreqs)
        {
            PForBlock.Encode(_doc, _freqs);
        }

        _bufferedDocs = 0;
    }

    private byte NormOf(int doc)
    {
        var norm = _norms is null ? NoNorm : _norms[doc];
        return norm == 0 ? NoNorm : norm;
    }

    private void WriteDocTail()
    {
        for (var i = 0; i < _bufferedDocs; i++)
        {
            var delta = _docDeltas[i];
            var freq = _freqs[i];
            if (!_field!.HasFreqs)
            {
                _doc.WriteVInt(delta);
            }
            else if (freq == 1)
            {
                _doc.WriteVInt((delta << 1) | 1);
            }
            else
            {
                _doc.WriteVInt(delta << 1);
                _doc.WriteVInt(freq);
            }
        }
    }

    private void WritePositionTail()
    {
        for (var i = 0; i < _bufferedPositions; i++)
        {
            _pos!.WriteVInt(_positionDeltas[i]);
        }
    }
}
