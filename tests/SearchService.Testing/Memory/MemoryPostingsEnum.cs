using SearchService.Engine.Model;

namespace SearchService.Testing;

/// <summary>The postings of a term out of an array, with impacts over small blocks so that skipping happens on small inputs: level 0
/// covers 4 documents, level 1 covers 16, the last level all; after the last whole block nothing is known, as on disk.</summary>
internal sealed class MemoryPostingsEnum : ImpactsEnum
{
    private const int BlockSize = 4;

    private static readonly Impact[] Unknown = [new(int.MaxValue, 1)];

    private readonly MemoryPosting[] _postings;
    private readonly bool _withFreqs;
    private readonly bool _withPositions;
    private int _index = -1;
    private int _position;
    private int _shallow;

    public MemoryPostingsEnum(MemoryPosting[] postings, FieldInfo field, PostingsFlags flags)
    {
        _postings = postings;
        _withFreqs = field.HasFreqs && (flags & PostingsFlags.Freqs) != 0;
        _withPositions = field.HasPositions && (flags & PostingsFlags.Positions) == PostingsFlags.Positions;
    }

    public override int DocId => _index < 0 ? -1 : DocIdAt(_index);

    public override long Cost => _postings.Length;

    public override int Freq => _withFreqs ? _postings[_index].Positions.Length : 1;

    public override int NumLevels => 3;

    public override int NextDoc() => MoveTo(Math.Min(_index + 1, _postings.Length));

    public override int Advance(int target)
    {
        var index = Math.Max(_index, 0);
        while (DocIdAt(index) < target)
        {
            index++;
        }

        return MoveTo(index);
    }

    public override int NextPosition() => _withPositions ? _postings[_index].Positions[_position++] : -1;

    public override void AdvanceShallow(int target)
    {
        while (DocIdAt(_shallow) < target)
        {
            _shallow++;
        }
    }

    public override int GetDocIdUpTo(int level)
    {
        var end = BlockEnd(level);
        return end == _postings.Length ? NoMoreDocs : _postings[end - 1].DocId;
    }

    public override ReadOnlySpan<Impact> GetImpacts(int level)
    {
        var end = BlockEnd(level);
        if (end == _postings.Length)
        {
            return Unknown;
        }

        var impacts = new List<Impact>();
        foreach (var group in _postings[_shallow..end].GroupBy(p => (ulong)p.Norm).OrderBy(g => g.Key))
        {
            var freq = group.Max(p => _withFreqs ? p.Positions.Length : 1);
            if (impacts.Count == 0 || freq > impacts[^1].Freq)
            {
                impacts.Add(new Impact(freq, (long)group.Key));
            }
        }

        return impacts.ToArray();
    }

    private int BlockEnd(int level)
    {
        var size = level == 2 ? int.MaxValue : level == 1 ? BlockSize * BlockSize : BlockSize;
        return (int)Math.Min(_postings.Length, ((_shallow / (long)size) + 1) * size);
    }

    private int MoveTo(int index)
    {
        _index = index;
        _position = 0;
        return DocId;
    }

    private int DocIdAt(int index) => index < _postings.Length ? _postings[index].DocId : NoMoreDocs;
}
