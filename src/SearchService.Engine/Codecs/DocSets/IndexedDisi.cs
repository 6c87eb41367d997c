using System.Diagnostics;
using System.Numerics;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>A cursor over a set of document ids on disk that knows the rank of its document. One thread at a time. (Lucene's
/// IndexedDISI.)</summary>
public sealed class IndexedDisi : DocIdSetIterator
{
    private readonly IndexedDisiReader _set;
    private int _docId = -1;
    private int _index = -1;

    // The block of the last look, and in it: a position in the list (sparse), or a word and the set's members before it (dense).
    private int _blockNumber = -1;
    private int _listPosition;
    private int _wordIndex;
    private int _indexBeforeWord;

    // The members behind the current document in its word of a dense block, when the last move found it there; and the word's first document.
    private ulong _restOfWord;
    private int _wordStart;

    public IndexedDisi(IndexedDisiReader set) => _set = set;

    /// <inheritdoc/>
    public override int DocId => _docId;

    /// <summary>The rank of the current document: 0 for the first of the set. Only on a document of the set.</summary>
    public int Index => _index;

    /// <inheritdoc/>
    public override long Cost => _set.Cardinality;

    /// <inheritdoc/>
    public override int NextDoc()
    {
        var rest = _restOfWord;
        if (rest == 0)
        {
            return _docId == NoMoreDocs ? NoMoreDocs : Advance(_docId + 1);
        }

        _restOfWord = rest & (rest - 1);
        _index++;
        return Land(_wordStart + BitOperations.TrailingZeroCount(rest));
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        Debug.Assert(target > _docId || target == NoMoreDocs, "cursors move forward");
        _restOfWord = 0;
        var blocks = _set.Blocks;
        for (var number = target >> IndexedDisiFormat.BlockShift; number < blocks.Length; number++)
        {
            var low = SeekInBlock(EnterBlock(number), target & (IndexedDisiFormat.BlockSize - 1));
            if (low >= 0)
            {
                return Land((number << IndexedDisiFormat.BlockShift) + low);
            }

            target = 0;
        }

        return _docId = NoMoreDocs;
    }

    /// <summary>Moves to exactly this document, which must be ≥ the current one; false when the set does not hold it.</summary>
    public bool AdvanceExact(int target)
    {
        Debug.Assert(target >= _docId, "cursors move forward");
        _restOfWord = 0;
        _docId = target;
        var number = target >> IndexedDisiFormat.BlockShift;
        if (number >= _set.Blocks.Length)
        {
            return false;
        }

        // A dense block is not searched beyond the document's own word: the next call may ask for the document behind it.
        var low = target & (IndexedDisiFormat.BlockSize - 1);
        ref readonly var block = ref EnterBlock(number);
        return block.Kind == IndexedDisiReader.BlockKind.Dense ? TestInDense(block, low) : SeekInBlock(block, low) == low;
    }

    private int Land(int docId)
    {
        if (docId >= _set.MaxDoc)
        {
            CorruptIndexException.Throw($"document {docId} in the set, the segment has {_set.MaxDoc}", _set.Input.Name);
        }

        return _docId = docId;
    }

    private ref readonly IndexedDisiReader.Block EnterBlock(int number)
    {
        ref readonly var block = ref _set.Blocks[number];
        if (number != _blockNumber)
        {
            _blockNumber = number;
            _listPosition = 0;
            _wordIndex = 0;
            _indexBeforeWord = block.IndexBefore;
        }

        return ref block;
    }

    // The first member of the block at or behind `low`, with _index its rank; -1 when there is none.
    private int SeekInBlock(in IndexedDisiReader.Block block, int low)
    {
        switch (block.Kind)
        {
            case IndexedDisiReader.BlockKind.Sparse:
                return SeekInSparse(block, low);
            case IndexedDisiReader.BlockKind.Dense:
                return SeekInDense(block, low);
            case IndexedDisiReader.BlockKind.All:
                _index = block.IndexBefore + low;
                return low;
            default:
                return -1;
        }
    }

    // Steps of growing size, then halving: near targets cost little, far ones the logarithm.
    private int SeekInSparse(in IndexedDisiReader.Block block, int low)
    {
        var list = _set.Sparse(block);
        var count = block.Cardinality;
        var position = _listPosition;
        if (position < count && IndexedDisiReader.SparseAt(list, position) < low)
        {
            var step = 1;
            while (position + step < count && IndexedDisiReader.SparseAt(list, position + step) < low)
            {
                position += step;
                step <<= 1;
            }

            var high = Math.Min(position + step, count);
            position++;
            while (position < high)
            {
                var middle = (position + high) >> 1;
                if (IndexedDisiReader.SparseAt(list, middle) < low)
                {
                    position = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }
        }

        _listPosition = position;
        if (position >= count)
        {
            return -1;
        }

        _index = block.IndexBefore + position;
        return IndexedDisiReader.SparseAt(list, position);
    }

    private int SeekInDense(in IndexedDisiReader.Block block, int low)
    {
        var bitmap = _set.Bitmap(block);
        MoveToWord(block, bitmap, low >> 6);
        var word = IndexedDisiReader.WordAt(bitmap, _wordIndex);
        var rest = word & (ulong.MaxValue << low);
        while (rest == 0)
        {
            if (_wordIndex == IndexedDisiFormat.WordsPerBlock - 1)
            {
                return -1;
            }

            _indexBeforeWord += BitOperations.PopCount(word);
            rest = word = IndexedDisiReader.WordAt(bitmap, ++_wordIndex);
        }

        var bit = BitOperations.TrailingZeroCount(rest);
        _restOfWord = rest & (rest - 1);
        _wordStart = (_blockNumber << IndexedDisiFormat.BlockShift) + (_wordIndex << 6);
        _index = _indexBeforeWord + BitOperations.PopCount(word & ((1UL << bit) - 1));
        return (_wordIndex << 6) + bit;
    }

    private bool TestInDense(in IndexedDisiReader.Block block, int low)
    {
        var bitmap = _set.Bitmap(block);
        MoveToWord(block, bitmap, low >> 6);
        var word = IndexedDisiReader.WordAt(bitmap, _wordIndex);
        var bit = 1UL << low;
        _index = _indexBeforeWord + BitOperations.PopCount(word & (bit - 1));
        return (word & bit) != 0;
    }

    private void MoveToWord(in IndexedDisiReader.Block block, ReadOnlySpan<byte> bitmap, int target)
    {
        var rank = target >> _set.RankShift;
        if (rank > _wordIndex >> _set.RankShift)
        {
            _wordIndex = rank << _set.RankShift;
            _indexBeforeWord = block.IndexBefore + _set.MembersBefore(block, rank);
        }

        while (_wordIndex < target)
        {
            _indexBeforeWord += BitOperations.PopCount(IndexedDisiReader.WordAt(bitmap, _wordIndex));
            _wordIndex++;
        }
    }
}
