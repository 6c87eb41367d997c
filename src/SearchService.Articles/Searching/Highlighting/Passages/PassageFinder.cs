namespace SearchService.Articles;

/// <summary>Finds the passage of a text that shows best why it was found. Of all stretches of marks that fit into a passage, the one
/// with the most different leaves of the query is taken; then the one whose leaves are rarest, then that with the most phrases, then
/// the first. Linear in the marks, and the text is looked at only around the passage. For one thread at a time.</summary>
internal sealed class PassageFinder
{
    // What is left of a passage's length goes to the words around the marks.
    private const int MaxMarkedLength = PassageEdges.MaxLength - 60;

    private readonly LeafRarity _rarity;
    private readonly List<MarkGroup> _groups = [];

    // Per leaf: how many marks of the stretch are its.
    private readonly int[] _counts;
    private List<TextMark> _marks = [];
    private Worth _worth;

    /// <param name="rarity">How rare the leaves are that marks name.</param>
    public PassageFinder(LeafRarity rarity) => (_rarity, _counts) = (rarity, new int[rarity.Count]);

    /// <summary>The passage: the whole text when it is short, its beginning when nothing is marked.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">Its marks in order of their starts.</param>
    public Passage Find(ReadOnlySpan<char> text, List<TextMark> marks)
    {
        if (text.Length <= PassageEdges.MaxLength) return new Passage(0, text.Length);
        _marks = marks;
        Group();
        var (first, last) = _groups.Count == 0 ? (0, -1) : Best();
        return PassageEdges.Around(text, _groups, first, last);
    }

    // A mark that would make a group longer than a passage is passed over: such a text repeats a phrase that overlaps itself.
    private void Group()
    {
        _groups.Clear();
        for (var i = 0; i < _marks.Count; i++)
        {
            var mark = _marks[i];
            if (_groups.Count == 0 || mark.Start >= _groups[^1].End)
                _groups.Add(new MarkGroup(mark.Start, mark.End, i, i + 1));
            else if (mark.End <= _groups[^1].End || mark.End - _groups[^1].Start <= PassageEdges.MaxLength)
                _groups[^1] = _groups[^1] with { End = Math.Max(mark.End, _groups[^1].End), EndMark = i + 1 };
        }
    }

    private (int First, int Last) Best()
    {
        Array.Clear(_counts);
        _worth = default;
        var best = (First: 0, Last: 0);
        Worth? bestWorth = null;
        var next = 0;
        for (var first = 0; first < _groups.Count; first++)
        {
            while (next < _groups.Count && (next == first || _groups[next].End - _groups[first].Start <= MaxMarkedLength))
                Count(_groups[next++], 1);
            if (bestWorth is null || _worth.CompareTo(bestWorth.Value) > 0) (best, bestWorth) = ((first, next - 1), _worth);
            if (next == _groups.Count) break;
            Count(_groups[first], -1);
        }

        return best;
    }

    // Takes the marks of a group into the stretch, or out of it.
    private void Count(MarkGroup group, int change)
    {
        for (var i = group.FirstMark; i < group.EndMark; i++)
        {
            var leaf = _marks[i].Leaf;
            _counts[leaf] += change;
            var appears = _counts[leaf] == (change > 0 ? 1 : 0);
            _worth = new Worth(
                _worth.Leaves + (appears ? change : 0),
                _worth.Rarity + (appears ? change * _rarity[leaf] : 0),
                _worth.Phrases + (_marks[i].IsPhrase ? change : 0));
        }
    }

    // What a stretch of marks is worth, the more important first.
    private readonly record struct Worth(int Leaves, long Rarity, int Phrases) : IComparable<Worth>
    {
        public int CompareTo(Worth other) => (Leaves, Rarity, Phrases).CompareTo((other.Leaves, other.Rarity, other.Phrases));
    }
}
