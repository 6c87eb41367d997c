using System.Numerics;

namespace SearchService.Engine.Indexing;

/// <summary>Brings distinct document ids into order, in time that grows with their number alone: a set of bits, with two levels of
/// sets above it that say which words of the one below are not empty. Reusable; empty after each <see cref="Drain"/>.</summary>
internal sealed class DocIdSorter
{
    private const int BitsPerLevel = 6;

    private readonly ulong[] _docs;
    private readonly ulong[] _words;
    private readonly ulong[] _groups;
    private int[] _sorted = new int[1024];
    private int _count;

    /// <param name="maxDoc">All ids are below it.</param>
    public DocIdSorter(int maxDoc)
    {
        _docs = new ulong[(maxDoc >> BitsPerLevel) + 1];
        _words = new ulong[(_docs.Length >> BitsPerLevel) + 1];
        _groups = new ulong[(_words.Length >> BitsPerLevel) + 1];
    }

    /// <summary>Adds an id that was not added since the last <see cref="Drain"/>.</summary>
    public void Add(int docId)
    {
        var word = docId >> BitsPerLevel;
        var group = word >> BitsPerLevel;
        _docs[word] |= 1UL << docId;
        _words[group] |= 1UL << word;
        _groups[group >> BitsPerLevel] |= 1UL << group;
        _count++;
    }

    /// <summary>All ids in ascending order; valid until the next call.</summary>
    public ReadOnlySpan<int> Drain()
    {
        if (_sorted.Length < _count)
        {
            _sorted = new int[Math.Max(_count, _sorted.Length * 2)];
        }

        var sorted = _sorted;
        var count = 0;
        for (var top = 0; top < _groups.Length; top++)
        {
            for (var groups = _groups[top]; groups != 0; groups &= groups - 1)
            {
                var group = (top << BitsPerLevel) + BitOperations.TrailingZeroCount(groups);
                for (var words = _words[group]; words != 0; words &= words - 1)
                {
                    var word = (group << BitsPerLevel) + BitOperations.TrailingZeroCount(words);
                    for (var docs = _docs[word]; docs != 0; docs &= docs - 1)
                    {
                        sorted[count++] = (word << BitsPerLevel) + BitOperations.TrailingZeroCount(docs);
                    }

                    _docs[word] = 0;
                }

                _words[group] = 0;
            }

            _groups[top] = 0;
        }

        _count = 0;
        return sorted.AsSpan(0, count);
    }
}
