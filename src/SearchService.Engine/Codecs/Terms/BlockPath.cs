using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The blocks from the root to the one with the current term, and the term. Blocks above the lowest are loaded only
/// when the walk comes back to them.</summary>
/// <remarks>Damage cannot make a walk endless: a sub-block ends before its parent begins, prefixes grow from level to level up to
/// the longest term, and no walk loads more blocks than the file has bytes for.</remarks>
internal sealed class BlockPath(BlockTreeTerms terms)
{
    // An entry count, a suffix count, a suffix, a length count, a length, two empty parts.
    private const int MinBlockBytes = 7;

    private readonly List<Frame> _frames = [];
    private int _count;
    private byte[] _term = new byte[32];
    private int _length;
    private long _loads;

    // What was last entered into which filter: so many first bytes of the current term.
    private TermFilter? _filter;
    private int _entered;

    /// <summary>The current term.</summary>
    public ReadOnlySpan<byte> Term => _term.AsSpan(0, _length);

    /// <summary>The block with the current term.</summary>
    public TermBlock Block => Lowest.Block;

    private Frame Lowest => _frames[_count - 1];

    /// <summary>Goes before the first term.</summary>
    public void Start()
    {
        Clear();
        Push(0, BlockPointer.Read(terms.RootPointer, BlockTreeFormat.NoLabel, terms.Resource));
        Load(Lowest);
    }

    /// <summary>Adds a block below the lowest one; it is loaded when it is needed.</summary>
    public void Push(int prefixLength, BlockPointer pointer)
    {
        if (_count == _frames.Count)
        {
            _frames.Add(new Frame(terms.CreateBlock()));
        }

        var limit = _count == 0 ? terms.BlocksEnd : Lowest.FP;
        var frame = _frames[_count++];
        frame.PrefixLength = prefixLength;
        frame.FirstFP = pointer.FirstFP;
        frame.FP = pointer.FP;
        frame.Limit = limit;
        frame.IsLoaded = false;
    }

    /// <summary>Moves to the term or the next greater one.</summary>
    public SeekStatus SeekCeil(ReadOnlySpan<byte> term, BlockFinder finder)
    {
        Clear();
        finder.FindAll(term, this);
        var frame = Lowest;
        Load(frame);
        SetTerm(0, term[..frame.PrefixLength]);
        if (!frame.Block.SeekCeil(term[frame.PrefixLength..], out _))
        {
            return Next() ? SeekStatus.NotFound : SeekStatus.End;
        }

        if (!TakeEntry(frame) && !Next())
        {
            return SeekStatus.End;
        }

        return Term.SequenceEqual(term) ? SeekStatus.Found : SeekStatus.NotFound;
    }

    /// <summary>Moves to the next term, or to the next that the filter wants; false behind the last one. Sub-blocks without wanted
    /// terms are not loaded. The lowest block must be loaded.</summary>
    public bool Next(TermFilter? filter = null)
    {
        if (filter is not null && !ReferenceEquals(filter, _filter))
        {
            _filter = filter;
            _entered = 0;
        }

        while (true)
        {
            var frame = Lowest;
            if (frame.Block.NextEntry())
            {
                if (TakeEntry(frame, filter))
                {
                    return true;
                }
            }
            else if (!frame.Block.IsLastInFloor)
            {
                frame.FP = frame.Block.EndFP;
                Load(frame);
            }
            else if (_count == 1)
            {
                return false;
            }
            else
            {
                _count--;
                if (!Lowest.IsLoaded)
                {
                    Load(Lowest);
                    Lowest.Block.SeekSubBlock(frame.FirstFP);
                }
            }
        }
    }

    // True when the entry is a term that is wanted; a sub-block is entered when it may have one.
    private bool TakeEntry(Frame frame, TermFilter? filter = null)
    {
        var block = frame.Block;
        SetTerm(frame.PrefixLength, block.Suffix);
        if (filter is not null && !Enter(filter))
        {
            return false;
        }

        if (!block.IsOnSubBlock)
        {
            return filter is null || filter.IsWanted;
        }

        Push(_length, new BlockPointer(block.SubBlockFP, block.SubBlockFP, HasTerms: true));
        Load(Lowest);
        return false;
    }

    private bool Enter(TermFilter filter)
    {
        var shared = _entered;
        _entered = _length;
        return filter.Enter(Term, shared);
    }

    private void Clear()
    {
        _count = 0;
        _loads = 0;
    }

    private void Load(Frame frame)
    {
        if (++_loads > terms.BlocksEnd / MinBlockBytes)
        {
            CorruptIndexException.Throw($"field {terms.FieldInfo}: the blocks lead in circles", terms.Resource);
        }

        frame.Block.Load(frame.FP, frame.Limit);
        frame.IsLoaded = true;
    }

    private void SetTerm(int prefixLength, ReadOnlySpan<byte> suffix)
    {
        var length = (long)prefixLength + suffix.Length;
        if (length > BlockTreeFormat.MaxTermBytes)
        {
            CorruptIndexException.Throw($"field {terms.FieldInfo} has a term of {length} bytes, expected at most {BlockTreeFormat.MaxTermBytes}", terms.Resource);
        }

        if (_term.Length < length)
        {
            Array.Resize(ref _term, (int)length * 2);
        }

        // Neighbours in a block often begin alike, which spares a filter work.
        var target = _term.AsSpan(prefixLength);
        if (_entered > prefixLength)
        {
            _entered = prefixLength + suffix.CommonPrefixLength(target[..(_entered - prefixLength)]);
        }

        suffix.CopyTo(target);
        _length = (int)length;
    }

    private sealed class Frame(TermBlock block)
    {
        public TermBlock Block { get; } = block;

        /// <summary>How many bytes of the terms the block's entries leave out.</summary>
        public int PrefixLength { get; set; }

        /// <summary>The prefix's first block: what its entry in the parent says.</summary>
        public long FirstFP { get; set; }

        /// <summary>The floor block that is, or will be, loaded.</summary>
        public long FP { get; set; }

        /// <summary>Where the parent begins: the block must end before.</summary>
        public long Limit { get; set; }

        public bool IsLoaded { get; set; }
    }
}
