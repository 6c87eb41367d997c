using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>The documents, frequencies and positions of one term. Moving over documents touches no positions; the first
/// <see cref="NextPosition"/> of a document finds them, and position blocks in between are skipped undecoded. Reusable for any
/// term of any field with positions of the same reader. One thread at a time.</summary>
public sealed class BlockPositionsEnum : ImpactsEnum
{
    private readonly BlockDocsEnum _docs;
    private readonly PositionsReader _positions;

    // The document whose positions are being read, and how many of them are left.
    private int _positionsDoc;
    private int _left;
    private int _position;

    // Positions behind the anchor that are read or skipped already; those of documents before _sumIndex of block _sumBlock.
    private int _anchorVersion;
    private long _consumed;
    private long _sum;
    private int _sumBlock;
    private int _sumIndex;

    internal BlockPositionsEnum(IndexInput doc, IndexInput pos, int maxDoc)
    {
        _docs = new BlockDocsEnum(doc, maxDoc);
        _positions = new PositionsReader(pos);
    }

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override int Freq => _docs.Freq;

    /// <inheritdoc/>
    public override int NumLevels => _docs.NumLevels;

    /// <summary>The documents and frequencies alone. Moving it moves this cursor.</summary>
    public BlockDocsEnum Docs => _docs;

    internal bool IsOver(IndexInput doc) => _docs.IsOver(doc);

    internal void Reset(FieldInfo field, TermState state)
    {
        _docs.Reset(field, state, wantsFreqs: true, countsPositions: true);
        _positions.Reset(field, state);
        _positionsDoc = -1;
        _left = 0;
        _anchorVersion = _docs.AnchorVersion;
        _consumed = 0;
        _sum = 0;
        _sumBlock = -1;
        _sumIndex = 0;
    }

    /// <inheritdoc/>
    public override int NextDoc() => _docs.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _docs.Advance(target);

    /// <inheritdoc/>
    public override int NextPosition()
    {
        if (_positionsDoc != _docs.DocId)
        {
            FindPositions();
        }

        Debug.Assert(_left > 0, "more positions were asked for than the document has");
        _left--;
        _consumed++;
        var position = (uint)_position + (uint)_positions.NextDelta();
        if (position > PostingsFormat.MaxPosition)
        {
            CorruptIndexException.Throw($"position {position} of document {_docs.DocId} is above {PostingsFormat.MaxPosition}", _positions.Name);
        }

        return _position = (int)position;
    }

    /// <inheritdoc/>
    public override void AdvanceShallow(int target) => _docs.AdvanceShallow(target);

    /// <inheritdoc/>
    public override int GetDocIdUpTo(int level) => _docs.GetDocIdUpTo(level);

    /// <inheritdoc/>
    public override ReadOnlySpan<Impact> GetImpacts(int level) => _docs.GetImpacts(level);

    /// <summary>The positions of neighbouring documents of the current block, in place of <see cref="NextPosition"/>: of each document the first, then
    /// how much greater each is than the one before it; where a document's begin is in <see cref="BlockDocsEnum.FreqStarts"/>. Behind them
    /// is <see cref="PositionsReader.Padding"/>. Valid until the next call.</summary>
    /// <param name="fromIndex">The first document, counted from the block's first; behind those asked for before.</param>
    /// <param name="endExclusive">The end of the documents.</param>
    internal ReadOnlySpan<int> PositionDeltas(int fromIndex, int endExclusive)
    {
        FindAnchor();
        var starts = _docs.FreqStarts;
        var sum = _docs.PositionsBeforeBlock + starts[fromIndex];
        var count = starts[endExclusive] - starts[fromIndex];
        Debug.Assert(sum >= _consumed, "positions are read forward");
        _positions.Skip(sum - _consumed);
        _consumed = sum + count;
        return _positions.NextDeltas(count);
    }

    /// <summary>Throws for a position that no document can have.</summary>
    [DoesNotReturn]
    internal void ThrowPositionTooGreat() =>
        CorruptIndexException.Throw($"a position about document {_docs.DocId} is above {PostingsFormat.MaxPosition}", _positions.Name);

    private void FindPositions()
    {
        Debug.Assert(_docs.DocId is >= 0 and < NoMoreDocs, "positions were asked for off a document");
        FindAnchor();
        if (_sumBlock != _docs.BlockNumber)
        {
            _sumBlock = _docs.BlockNumber;
            _sumIndex = 0;
            _sum = _docs.PositionsBeforeBlock;
        }

        _sum += _docs.SumOfFreqs(_sumIndex, _docs.IndexInBlock);
        _sumIndex = _docs.IndexInBlock;
        _positions.Skip(_sum - _consumed);
        _consumed = _sum;
        _left = _docs.Freq;
        _position = 0;
        _positionsDoc = _docs.DocId;
    }

    private void FindAnchor()
    {
        if (_anchorVersion != _docs.AnchorVersion)
        {
            _anchorVersion = _docs.AnchorVersion;
            _positions.Seek(_docs.PositionAnchor.PosFP, _docs.PositionAnchor.PositionsBefore);
            _consumed = 0;
            _sumBlock = -1;
        }
    }

    /// <inheritdoc/>
    public override int Fill(Span<int> docIds, int endExclusive) => _docs.Fill(docIds, endExclusive);

    /// <inheritdoc/>
    public override int Fill(Span<int> docIds, Span<int> freqs, int endExclusive) => _docs.Fill(docIds, freqs, endExclusive);

    /// <inheritdoc/>
    public override void IntoBitSet(FixedBitSet set, int endExclusive) => _docs.IntoBitSet(set, endExclusive);
}
