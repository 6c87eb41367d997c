using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>Places where the terms stand near their offsets: the starts they imply lie at most slop apart. Which places count, and how
/// terms that occur twice in the phrase keep apart: index format note, section 10.3.</summary>
internal sealed class SloppyPhraseMatcher : PhraseMatcher
{
    private readonly PhraseSlot[] _slots;
    private readonly int _slop;

    // For each slot the slots of the same term by offset, itself included; null when the term occurs once in the phrase.
    private readonly PhraseSlot[]?[] _groups;

    // Slots outside the queue are marked here: at most the one that is being advanced.
    private PhraseSlot? _taken;
    private int _end;
    private int _matchLength;
    private bool _isFinished;

    public SloppyPhraseMatcher(PhraseSlot[] slots, IReadOnlyList<Term> terms, int slop)
    {
        _slots = slots;
        _slop = slop;
        _groups = new PhraseSlot[slots.Length][];
        foreach (var group in slots.GroupBy(s => terms[s.Ord]).Where(g => g.Count() > 1))
        {
            var members = group.OrderBy(s => s.Offset).ToArray();
            foreach (var slot in members)
            {
                _groups[slot.Ord] = members;
            }
        }
    }

    public override float MatchWeight => 1f / (1f + _matchLength);

    public override void Start()
    {
        foreach (var slot in _slots)
        {
            slot.First();
        }

        _isFinished = !SpreadRepeats();
        _taken = null;
        _end = int.MinValue;
        foreach (var slot in _slots)
        {
            _end = Math.Max(_end, slot.Start);
        }
    }

    public override bool NextMatch()
    {
        if (_isFinished)
        {
            return false;
        }

        var slot = TakeLeast(out var nextStart);
        _matchLength = _end - slot.Start;
        while (Advance(slot) && ResolveCollisions(slot))
        {
            if (slot.Start <= nextStart)
            {
                _matchLength = Math.Min(_matchLength, _end - slot.Start);
                continue;
            }

            _taken = null;
            if (_matchLength <= _slop)
            {
                return true;
            }

            slot = TakeLeast(out nextStart);
            _matchLength = _end - slot.Start;
        }

        _isFinished = true;
        return _matchLength <= _slop;
    }

    // Slots of one term begin at different positions: the first at the first, the second at the second, and so on.
    private bool SpreadRepeats()
    {
        foreach (var slot in _slots)
        {
            if (_groups[slot.Ord] is { } group)
            {
                for (var i = Array.IndexOf(group, slot); i > 0; i--)
                {
                    if (!slot.Next())
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    // Takes the slot with the least start out of the queue and gives the start of the least that remains. With the few slots
    // of a phrase, looking at all of them is the queue.
    private PhraseSlot TakeLeast(out int nextStart)
    {
        _taken = Least();
        var least = _taken!;
        nextStart = Least()!.Start;
        return least;
    }

    private PhraseSlot? Least()
    {
        PhraseSlot? least = null;
        foreach (var slot in _slots)
        {
            if (slot != _taken && (least is null || IsLess(slot, least)))
            {
                least = slot;
            }
        }

        return least;
    }

    private static bool IsLess(PhraseSlot x, PhraseSlot y) =>
        (x.Start, x.Offset, x.Ord).CompareTo((y.Start, y.Offset, y.Ord)) < 0;

    private bool Advance(PhraseSlot slot)
    {
        if (!slot.Next())
        {
            return false;
        }

        _end = Math.Max(_end, slot.Start);
        return true;
    }

    // Two slots of one term must not stand on the same position: the lesser of the two moves on until none does.
    private bool ResolveCollisions(PhraseSlot advanced)
    {
        var group = _groups[advanced.Ord];
        if (group is null)
        {
            return true;
        }

        var current = advanced;
        while (Collision(group, current) is { } other)
        {
            current = (other.Start, other.Offset).CompareTo((current.Start, current.Offset)) < 0 ? other : current;
            if (!Advance(current))
            {
                return false;
            }
        }

        return true;
    }

    private static PhraseSlot? Collision(PhraseSlot[] group, PhraseSlot current)
    {
        foreach (var slot in group)
        {
            if (slot != current && slot.Position == current.Position)
            {
                return slot;
            }
        }

        return null;
    }
}
