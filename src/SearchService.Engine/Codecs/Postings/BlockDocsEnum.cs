using System.Numerics;
using System.Runtime.Intrinsics;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The documents of one term, and their frequencies when asked for, read block by block. The skip data is looked at only
/// by an <see cref="Advance"/> beyond the current block and by the impacts; frequencies are decoded only for blocks where
/// someone asks for one. Reusable for any term of any field of the same reader. One thread at a time.
/// <para>Whole blocks can be taken at once: <see cref="NextBlock"/> with <see cref="BlockDocs"/> and <see cref="BlockFreqs"/>, or
/// <see cref="Fill(Span{int}, int)"/>.</para></summary>
public sealed partial class BlockDocsEnum : ImpactsEnum
{
    private const int BlockSize = PostingsFormat.BlockSize;

    // A block of documents at most, and one of frequencies.
    private const int MaxBlockBytes = 1 + (BlockSize / 8 * ForBlock.MaxBitsPerValue) + PForBlock.MaxByteLength;

    private readonly IndexInput _input;
    private readonly int _maxDoc;
    private readonly int[] _docs = new int[BlockSize];
    private readonly int[] _freqs = new int[BlockSize];
    private int[]? _starts;
    private readonly TermState _state = new();

    private FieldInfo _field = null!;
    private bool _wantsFreqs;
    private bool _countsPositions;
    private int _freqBound;
    private SkipReader? _skip;
    private bool _skipReady;
    private Impact[]? _singleImpact;

    // The current block: number from 0, its documents, where its frequencies and the next block are (-1: not known yet).
    private int _block;
    private int _count;
    private int _blockLast;
    private long _freqFP;
    private long _nextFP;
    private bool _freqsReady;
    private bool _startsReady;

    private int _index;
    private int _doc;

    internal BlockDocsEnum(IndexInput doc, int maxDoc)
    {
        _input = doc;
        _maxDoc = maxDoc;
    }

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost => _state.DocFreq;

    /// <inheritdoc/>
    public override int Freq
    {
        get
        {
            if (!_freqsReady)
            {
                LoadFreqs();
            }

            return _freqs[_index];
        }
    }

    /// <summary>The current document and those behind it in its block, ascending; empty before the first move and at the end.
    /// Valid until the next move.</summary>
    public ReadOnlySpan<int> BlockDocs => _index < 0 ? [] : _docs.AsSpan(_index, _count - _index);

    /// <summary>The frequencies of <see cref="BlockDocs"/>; all 1 when there are none or they were not asked for.</summary>
    public ReadOnlySpan<int> BlockFreqs
    {
        get
        {
            if (!_freqsReady && _index >= 0)
            {
                LoadFreqs();
            }

            return _index < 0 ? [] : _freqs.AsSpan(_index, _count - _index);
        }
    }

    /// <inheritdoc/>
    public override int NumLevels => EnsureSkip() ? _skip!.NumLevels : 1;

    // What BlockPositionsEnum needs to find the positions of the current document.
    internal SkipPoint PositionAnchor { get; private set; }

    /// <summary>Changes whenever <see cref="PositionAnchor"/> is set anew.</summary>
    internal int AnchorVersion { get; private set; }

    /// <summary>The number of positions between the anchor and the current block.</summary>
    internal long PositionsBeforeBlock { get; private set; }

    internal int IndexInBlock => _index;

    internal int BlockNumber => _block;

    /// <summary>The last document of the current block; NoMoreDocs at the end.</summary>
    internal int BlockLast => _blockLast;

    /// <summary>Whether the frequencies of the current block are decoded, so that going on to the next block costs little.</summary>
    internal bool HasFreqsReady => _freqsReady;

    /// <summary>Whether <see cref="FreqStarts"/> can count the occurrences of a block.</summary>
    internal bool HasSmallFreqs => _freqBound <= int.MaxValue / BlockSize;

    internal bool IsOver(IndexInput doc) => ReferenceEquals(_input, doc);

    internal void Reset(FieldInfo field, TermState state, bool wantsFreqs, bool countsPositions)
    {
        _field = field;
        _state.CopyFrom(state);
        _wantsFreqs = wantsFreqs && field.HasFreqs;
        _countsPositions = countsPositions;

        // Every other document has at least one occurrence.
        _freqBound = (int)Math.Min(int.MaxValue, state.TotalTermFreq - state.DocFreq + 1);
        _skipReady = false;
        _block = -1;
        _count = 0;
        _blockLast = -1;
        _freqFP = -1;
        _nextFP = state.DocStartFP;
        _freqsReady = false;
        _startsReady = false;
        _index = -1;
        _doc = -1;
        SetAnchor(new SkipPoint(0, state.DocStartFP, state.PosStartFP, 0));
    }

    /// <inheritdoc/>
    public override int NextDoc()
    {
        var next = _index + 1;
        if (next >= _count)
        {
            NextBlock();
            return _doc;
        }

        _index = next;
        return _doc = _docs[next];
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        if (target > _blockLast)
        {
            SkipTo(target);
            do
            {
                if (!NextBlock())
                {
                    return NoMoreDocs;
                }
            }
            while (target > _blockLast);
        }

        return AdvanceInBlock(target);
    }

    /// <summary>Moves to the first document of the next block; false at the end. Blocks hold 128 documents but for the last.</summary>
    public bool NextBlock()
    {
        var done = (long)(_block + 1) * BlockSize;
        var left = _state.DocFreq - done;
        if (left <= 0)
        {
            _block = PostingsFormat.SkipEntryCount(_state.DocFreq);
            _count = 0;
            _index = -1;
            _blockLast = NoMoreDocs;
            _doc = NoMoreDocs;
            return false;
        }

        if (_block >= 0)
        {
            LeaveBlock();
        }

        LoadBlock((int)Math.Min(left, BlockSize));
        _index = 0;
        _doc = _docs[0];
        return true;
    }

    /// <summary>-1: this cursor reads no positions.</summary>
    public override int NextPosition() => -1;

    /// <inheritdoc/>
    public override void AdvanceShallow(int target)
    {
        if (EnsureSkip())
        {
            _skip!.Advance(target);
        }
    }

    /// <inheritdoc/>
    public override int GetDocIdUpTo(int level) => EnsureSkip() ? _skip!.UpTo(level) : NoMoreDocs;

    /// <inheritdoc/>
    public override ReadOnlySpan<Impact> GetImpacts(int level)
    {
        if (EnsureSkip())
        {
            return _skip!.Impacts(level);
        }

        _singleImpact ??= new Impact[1];
        _singleImpact[0] = new Impact(_freqBound, 1);
        return _singleImpact;
    }

    private bool EnsureSkip()
    {
        if (_state.DocFreq <= BlockSize)
        {
            return false;
        }

        if (!_skipReady)
        {
            _skip ??= new SkipReader(_input, _maxDoc);
            _skip.Reset(_field, _state, _freqBound);
            _skipReady = true;
        }

        return true;
    }

    // Leaves out blocks that end before the target. Shallow advances may have taken the skip reader too far; then the blocks are
    // read one after the other.
    private void SkipTo(int target)
    {
        if (_block + 1 >= PostingsFormat.SkipEntryCount(_state.DocFreq) || !EnsureSkip())
        {
            return;
        }

        _skip!.Advance(target);
        ref readonly var passed = ref _skip.Passed;
        if (_skip.BlocksPassed <= Math.Max(_block, 0) || passed.Doc >= target)
        {
            return;
        }

        _block = _skip.BlocksPassed - 1;
        _count = 0;
        _blockLast = passed.Doc;
        _nextFP = passed.DocFP;
        SetAnchor(passed);
    }

    private void SetAnchor(in SkipPoint point)
    {
        PositionAnchor = point;
        PositionsBeforeBlock = 0;
        AnchorVersion++;
    }

    private int AdvanceInBlock(int target)
    {
        if (_count == 0)
        {
            return _doc = NoMoreDocs;
        }

        // Often it is among the next few.
        var low = Math.Max(_index, 0);
        if (Vector256.IsHardwareAccelerated && low + Vector256<int>.Count <= _count)
        {
            var less = Vector256.LessThan(Vector256.Create<int>(_docs.AsSpan(low)), Vector256.Create(target)).ExtractMostSignificantBits();
            var step = BitOperations.TrailingZeroCount(~less);
            low += step;
            if (step < Vector256<int>.Count)
            {
                _index = low;
                return _doc = _docs[low];
            }
        }

        // The block's last document is ≥ the target, so that halving ends on the first that is.
        var high = _count - 1;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_docs[middle] < target)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        _index = low;
        return _doc = _docs[low];
    }
}
