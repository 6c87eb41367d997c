using System.Runtime.InteropServices;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Decides which terms of a field share a block. Entries wait on a stack; as soon as a prefix of the last term cannot
/// occur again and enough entries on top have it, they become blocks, and one entry stands for them all. Source: format note,
/// section 7.4.2.</summary>
internal sealed class BlockCutter(TermBlockWriter blocks)
{
    private readonly List<PendingEntry> _pending = [];
    private readonly Stack<PendingEntry> _spare = new();
    private readonly BlockIndexBuilder _index = new();
    private readonly MemoryOutput _floors = new();
    private readonly MemoryOutput _pointer = new();
    private FieldInfo _field = null!;

    // _prefixStarts[i]: the lowest entry of the stack that shares the first i + 1 bytes of the last term.
    private int[] _prefixStarts = new int[16];
    private byte[] _lastTerm = new byte[16];
    private int _lastLength;

    /// <summary>The last term added.</summary>
    public ReadOnlySpan<byte> LastTerm => _lastTerm.AsSpan(0, _lastLength);

    public void StartField(FieldInfo field)
    {
        _field = field;
        _lastLength = 0;
    }

    /// <summary>Adds a term, which must be greater than the last one; returns its state to be filled in before the next call.</summary>
    public TermState Add(ReadOnlySpan<byte> term)
    {
        var shared = term.CommonPrefixLength(LastTerm);
        ClosePrefixes(shared);
        if (_lastTerm.Length < term.Length)
        {
            var capacity = Math.Max(term.Length, _lastTerm.Length * 2);
            Array.Resize(ref _lastTerm, capacity);
            Array.Resize(ref _prefixStarts, capacity);
        }

        term.CopyTo(_lastTerm);
        _lastLength = term.Length;
        _prefixStarts.AsSpan(shared, term.Length - shared).Fill(_pending.Count);
        var entry = Rent();
        entry.SetTerm(term);
        _pending.Add(entry);
        return entry.State;
    }

    /// <summary>Writes the blocks that are still open, the root last. Writes the root's pointer (length first) into
    /// <paramref name="rootCode"/>, and gives the index to write. There must be a term.</summary>
    public BlockIndexBuilder FinishField(DataOutput rootCode)
    {
        ClosePrefixes(0);
        WriteBlocks(0, _pending.Count);
        Release(0);
        rootCode.WriteVInt((int)_pointer.Position);
        _pointer.CopyTo(rootCode);
        return _index;
    }

    private void ClosePrefixes(int shared)
    {
        for (var i = _lastLength - 1; i >= shared; i--)
        {
            var count = _pending.Count - _prefixStarts[i];
            if (count >= BlockTreeFormat.MinItemsInBlock)
            {
                WriteBlocks(i + 1, count);
            }
        }
    }

    // Turns the top entries into one block, or into floor blocks, and puts one entry in their place.
    private void WriteBlocks(int prefixLength, int count)
    {
        var start = _pending.Count - count;
        var entries = CollectionsMarshal.AsSpan(_pending)[start..];
        var firstFP = blocks.Position;
        var firstHasTerms = false;
        var floorCount = 0;
        var blockStart = 0;
        var blockLabel = BlockTreeFormat.NoLabel;
        var lastLabel = BlockTreeFormat.NoLabel;
        _floors.Reset();
        for (var i = 0; i <= entries.Length; i++)
        {
            var isEnd = i == entries.Length;
            if (!isEnd && !MayCut(entries, i, blockStart, prefixLength, ref lastLabel))
            {
                continue;
            }

            var fp = blocks.Position;
            var hasTerms = blocks.Write(_field, prefixLength, entries[blockStart..i], lastInFloor: isEnd);
            if (blockStart == 0)
            {
                firstHasTerms = hasTerms;
            }
            else
            {
                floorCount++;
                _floors.WriteByte((byte)blockLabel);
                _floors.WriteVLong(((fp - firstFP) << 1) | (hasTerms ? 1L : 0));
            }

            blockStart = i;
            blockLabel = lastLabel;
        }

        AddPointer(LastTerm[..prefixLength], firstFP, firstHasTerms, floorCount);
        Release(start);
        var block = Rent();
        block.SetBlock(LastTerm[..prefixLength], firstFP);
        _pending.Add(block);
    }

    private static bool MayCut(ReadOnlySpan<PendingEntry> entries, int i, int blockStart, int prefixLength, ref int lastLabel)
    {
        var label = entries[i].LeadLabel(prefixLength);
        if (label == lastLabel)
        {
            return false;
        }

        lastLabel = label;
        return i - blockStart >= BlockTreeFormat.MinItemsInBlock && entries.Length - blockStart > BlockTreeFormat.MaxItemsInBlock;
    }

    private void AddPointer(ReadOnlySpan<byte> prefix, long firstFP, bool firstHasTerms, int floorCount)
    {
        _pointer.Reset();
        var flags = (firstHasTerms ? BlockTreeFormat.PointerHasTerms : 0L) | (floorCount > 0 ? BlockTreeFormat.PointerIsFloor : 0L);
        _pointer.WriteVLong((firstFP << BlockTreeFormat.PointerFlagBits) | flags);
        if (floorCount > 0)
        {
            _pointer.WriteVInt(floorCount);
            _floors.CopyTo(_pointer);
        }

        _index.Add(prefix, _pointer.WrittenSpan);
    }

    private PendingEntry Rent() => _spare.TryPop(out var entry) ? entry : new PendingEntry();

    private void Release(int start)
    {
        for (var i = start; i < _pending.Count; i++)
        {
            _spare.Push(_pending[i]);
        }

        _pending.RemoveRange(start, _pending.Count - start);
    }
}
