using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>Reads .doc and .pos of a segment: what terms dictionary entries point to. Safe for use by several threads; the cursors
/// it hands out are for one thread each. Payloads and offsets of segments that Lucene wrote are read over.</summary>
public sealed class PostingsReader : IDisposable
{
    private const int BlockSize = PostingsFormat.BlockSize;

    private readonly SegmentReadState _state;
    private readonly IndexInput _doc;
    private readonly IndexInput? _pos;
    private readonly IndexInput? _pay;
    private readonly int _maxDoc;
    private bool _closed;

    /// <summary>Opens the files that the field infos call for.</summary>
    /// <exception cref="CorruptIndexException">A header or a footer is not as it must be.</exception>
    public PostingsReader(SegmentReadState state)
    {
        _state = state;
        _maxDoc = state.SegmentInfo.MaxDoc;
        try
        {
            _doc = Open(state, PostingsFormat.DocExtension, PostingsFormat.DocCodec);
            _pos = state.FieldInfos.HasPositions ? Open(state, PostingsFormat.PosExtension, PostingsFormat.PosCodec) : null;
            _pay = state.FieldInfos.HasPayloadsOrOffsets ? Open(state, PostingsFormat.PayExtension, PostingsFormat.PayCodec) : null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Reads what <see cref="PostingsWriter.WriteTermsHeader"/> wrote.</summary>
    /// <exception cref="CorruptIndexException">The terms dictionary belongs to other postings.</exception>
    public void ReadTermsHeader(IndexInput tmd)
    {
        CodecUtil.CheckIndexHeader(
            tmd, PostingsFormat.TermsCodec, PostingsFormat.Version, PostingsFormat.Version, _state.SegmentInfo.Id, PostingsFormat.Suffix);
        var blockSize = tmd.ReadVInt();
        if (blockSize != BlockSize)
        {
            CorruptIndexException.Throw($"postings block size is {blockSize}, expected {BlockSize}", tmd.Name);
        }
    }

    /// <summary>Reads where a term's postings are, relative to the term decoded before it. Source: format note, section 6.9.</summary>
    /// <param name="reader">Stands on the term's metadata and is moved behind it.</param>
    /// <param name="field">The term's field.</param>
    /// <param name="state">Holds what was decoded for the term before, but DocFreq and TotalTermFreq are this term's already.</param>
    /// <param name="absolute">True for the first term of a dictionary block, which has no term before it.</param>
    /// <exception cref="CorruptIndexException">The statistics or offsets are impossible.</exception>
    public void DecodeTerm(ref ByteReader reader, FieldInfo field, TermState state, bool absolute)
    {
        if (state.DocFreq <= 0 || state.DocFreq > _maxDoc || state.TotalTermFreq < state.DocFreq)
        {
            ThrowFreqs(state);
        }

        if (absolute)
        {
            state.DocStartFP = 0;
            state.PosStartFP = 0;
            state.PayStartFP = 0;
            state.SingletonDocId = -1;
        }

        DecodeDocStart(ref reader, state);
        state.LastPosBlockOffset = -1;
        if (field.HasPositions)
        {
            state.PosStartFP += reader.ReadVLong();
            if (field.HasPayloads || field.HasOffsets)
            {
                state.PayStartFP += reader.ReadVLong();
            }

            if (state.TotalTermFreq > BlockSize)
            {
                state.LastPosBlockOffset = reader.ReadVLong();
            }
        }

        state.SkipOffset = state.DocFreq > BlockSize ? reader.ReadVLong() : -1;
        if (state.DocStartFP < 0 || state.PosStartFP < 0 || state.PayStartFP < 0)
        {
            ThrowOffsets(state);
        }
    }

    /// <summary>A cursor over a term's postings, before the first document.</summary>
    /// <param name="field">The term's field.</param>
    /// <param name="state">What <see cref="DecodeTerm"/> filled in; not kept.</param>
    /// <param name="reuse">A cursor of any reader that is no longer needed: it is taken when it fits.</param>
    /// <param name="flags">What will be asked for. Positions of a field without positions are not an error: there are none.</param>
    /// <exception cref="ObjectDisposedException">The files are closed: entries of the terms dictionary may outlive them.</exception>
    public PostingsEnum Postings(FieldInfo field, TermState state, PostingsEnum? reuse, PostingsFlags flags)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (field.HasPositions && (flags & PostingsFlags.Positions) == PostingsFlags.Positions)
        {
            var positions = reuse is BlockPositionsEnum p && p.IsOver(_doc) ? p : new BlockPositionsEnum(_doc, _pos!, _maxDoc);
            positions.Reset(field, state);
            return positions;
        }

        var docs = reuse is BlockDocsEnum d && d.IsOver(_doc) ? d : new BlockDocsEnum(_doc, _maxDoc);
        docs.Reset(field, state, wantsFreqs: (flags & PostingsFlags.Freqs) != 0, countsPositions: false);
        return docs;
    }

    /// <summary>A new cursor over a term's postings and impacts, before the first document.</summary>
    public ImpactsEnum Impacts(FieldInfo field, TermState state, PostingsFlags flags) =>
        (ImpactsEnum)Postings(field, state, null, flags);

    /// <summary>Reads every file through and compares its checksum.</summary>
    /// <exception cref="CorruptIndexException">A checksum differs.</exception>
    public void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(_doc);
        if (_pos is not null)
        {
            CodecUtil.ChecksumEntireFile(_pos);
        }

        if (_pay is not null)
        {
            CodecUtil.ChecksumEntireFile(_pay);
        }
    }

    /// <summary>Closes the files. No cursor may be used after that.</summary>
    public void Dispose()
    {
        _closed = true;
        _doc?.Dispose();
        _pos?.Dispose();
        _pay?.Dispose();
    }

    private static IndexInput Open(SegmentReadState state, string extension, string codec)
    {
        var input = state.Directory.OpenInput(IndexFileNames.SegmentFileName(state.SegmentInfo.Name, PostingsFormat.Suffix, extension));
        try
        {
            CodecUtil.CheckIndexHeader(
                input, codec, PostingsFormat.Version, PostingsFormat.Version, state.SegmentInfo.Id, PostingsFormat.Suffix);
            CodecUtil.CheckFooterStructure(input);
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    private void DecodeDocStart(ref ByteReader reader, TermState state)
    {
        var code = reader.ReadVLong();
        var previous = state.SingletonDocId;
        state.SingletonDocId = -1;
        if ((code & 1) == 0)
        {
            state.DocStartFP += code >>> 1;
            if (state.DocFreq > 1)
            {
                return;
            }

            state.SingletonDocId = reader.ReadVInt();
        }
        else
        {
            if (state.DocFreq != 1 || previous < 0)
            {
                ThrowDelta(state, previous);
            }

            var docId = previous + BitMath.ZigZagDecode((ulong)code >> 1);
            state.SingletonDocId = docId is >= 0 and <= int.MaxValue ? (int)docId : -1;
        }

        if ((uint)state.SingletonDocId >= (uint)_maxDoc)
        {
            ThrowSingleton(state);
        }
    }

    [DoesNotReturn]
    private void ThrowFreqs(TermState state) =>
        throw new CorruptIndexException($"document frequency {state.DocFreq} of maxDoc {_maxDoc}, total {state.TotalTermFreq}", _doc.Name);

    [DoesNotReturn]
    private void ThrowOffsets(TermState state) =>
        throw new CorruptIndexException($"file offsets {state.DocStartFP}, {state.PosStartFP}, {state.PayStartFP} of a term are out of range", _doc.Name);

    [DoesNotReturn]
    private void ThrowDelta(TermState state, int previous) =>
        throw new CorruptIndexException($"a term of {state.DocFreq} documents follows a single document {previous} in delta form", _doc.Name);

    [DoesNotReturn]
    private void ThrowSingleton(TermState state) =>
        throw new CorruptIndexException($"single document {state.SingletonDocId} is not below maxDoc {_maxDoc}", _doc.Name);
}
