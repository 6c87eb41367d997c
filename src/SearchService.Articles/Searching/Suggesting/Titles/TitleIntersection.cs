using System.Numerics;

namespace SearchService.Articles;

/// <summary>Goes once through the articles that are in all of several sets, ascending.</summary>
internal sealed class TitleIntersection
{
    private readonly TitleSet _least;
    private readonly TitleSet[] _others;

    // Where the others' lists are, up to which nothing is asked for any more.
    private readonly int[] _places;

    // Into the list of the least set, or into its words; of the word in hand, what is left of the intersection.
    private int _next;
    private ulong _word;

    /// <param name="sets">At least one.</param>
    public TitleIntersection(IEnumerable<TitleSet> sets)
    {
        TitleSet[] bySize = [.. sets.OrderBy(set => set.Count)];
        _least = bySize[0];
        _others = bySize[1..];
        _places = new int[_others.Length];
    }

    /// <summary>Writes the next articles, as many as there is room for. Fewer means that there are no more.</summary>
    public int Fill(Span<int> docs) => _least.Bits is null ? FillFromList(docs) : FillFromBits(docs);

    private int FillFromList(Span<int> docs)
    {
        var list = _least.List;
        var count = 0;
        while (count < docs.Length && _next < list.Length)
        {
            var doc = list[_next++];
            docs[count] = doc;
            count += IsInOthers(doc) ? 1 : 0;
        }

        return count;
    }

    private bool IsInOthers(int doc)
    {
        for (var i = 0; i < _others.Length; i++)
        {
            if (!(_others[i].Bits?.Get(doc) ?? IsInList(_others[i].List, ref _places[i], doc)))
            {
                return false;
            }
        }

        return true;
    }

    // Strides that double, then halves: the next one is mostly near.
    private static bool IsInList(ReadOnlySpan<int> list, ref int place, int doc)
    {
        var stride = 1;
        while (place + stride < list.Length && list[place + stride] <= doc)
        {
            place += stride;
            stride *= 2;
        }

        var found = list[place..Math.Min(place + stride, list.Length)].BinarySearch(doc);
        place += Math.Max(0, found < 0 ? ~found - 1 : found);
        return found >= 0;
    }

    // The others are larger, so that all are bits.
    private int FillFromBits(Span<int> docs)
    {
        var words = _least.Bits!.Words;
        var count = 0;
        while (count < docs.Length)
        {
            if (_word != 0)
            {
                docs[count++] = ((_next - 1) << 6) + BitOperations.TrailingZeroCount(_word);
                _word &= _word - 1;
                continue;
            }

            if (_next == words.Length)
            {
                break;
            }

            _word = words[_next];
            foreach (var other in _others)
            {
                _word &= other.Bits!.Words[_next];
            }

            _next++;
        }

        return count;
    }
}
