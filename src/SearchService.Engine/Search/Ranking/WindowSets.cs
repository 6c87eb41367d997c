using System.Numerics;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Which documents of a window have which of a few terms, and how often those terms that were read.</summary>
internal sealed class WindowSets
{
    private const int MaxSize = 1 << RankingSettings.GreatestShift;
    private const int MaxWords = MaxSize / 64;

    // By place of the term: a bit and a frequency for each document less the first of the window.
    private readonly ulong[] _words = new ulong[TermPatterns.MaxTerms * MaxWords];
    private readonly int[] _freqs = new int[TermPatterns.MaxTerms * MaxSize];
    private readonly ulong[] _matches = new ulong[MaxWords];

    /// <summary>The first document of the window.</summary>
    public int From { get; private set; }

    /// <summary>How many documents it has.</summary>
    public int Size { get; private set; }

    /// <summary>Begins a window.</summary>
    /// <param name="from">Its first document.</param>
    /// <param name="size">How many there are.</param>
    public void Start(int from, int size) => (From, Size) = (from, size);

    /// <summary>The documents that were found, a bit for each.</summary>
    public ReadOnlySpan<ulong> Matches => _matches.AsSpan(0, FixedBitSet.WordCount(Size));

    /// <summary>The documents of a term, a bit for each.</summary>
    public ReadOnlySpan<ulong> DocumentsOf(int place) => _words.AsSpan(place * MaxWords, FixedBitSet.WordCount(Size));

    /// <summary>How often a term that was read is in each document that has it.</summary>
    public ReadOnlySpan<int> FreqsOf(int place) => _freqs.AsSpan(place * MaxSize, Size);

    /// <summary>Sets the documents of a term from all of its documents.</summary>
    public void Copy(int place, FixedBitSet documents)
    {
        var count = FixedBitSet.WordCount(Size);
        documents.Words.Slice(From >> 6, count).CopyTo(_words.AsSpan(place * MaxWords, count));
    }

    /// <summary>Reads the documents of a term and how often it is in them.</summary>
    public void Read(int place, RankedTerm term)
    {
        var words = _words.AsSpan(place * MaxWords, FixedBitSet.WordCount(Size));
        var freqs = _freqs.AsSpan(place * MaxSize, Size);
        words.Clear();
        for (var isOn = term.MoveTo(From); isOn;)
        {
            var docIds = term.DocIds;
            var read = term.Freqs;
            var i = 0;
            for (; i < docIds.Length && docIds[i] - From < freqs.Length; i++)
            {
                var slot = docIds[i] - From;
                words[slot >> 6] |= 1UL << slot;
                freqs[slot] = read[i];
            }

            isOn = term.Take(i) && i == docIds.Length;
        }
    }

    /// <summary>Finds the documents that have all terms of one of several patterns.</summary>
    /// <param name="patterns">A bit for each term, by its place.</param>
    /// <param name="allowed">A bit for each document that may be a hit; empty = all may.</param>
    /// <returns>How many there are.</returns>
    public int Match(ReadOnlySpan<int> patterns, ReadOnlySpan<ulong> allowed)
    {
        var count = 0;
        for (var word = 0; word < FixedBitSet.WordCount(Size); word++)
        {
            var matches = Match(patterns, word) & (allowed.IsEmpty ? ulong.MaxValue : allowed[word]);
            _matches[word] = matches;
            count += BitOperations.PopCount(matches);
        }

        return count;
    }

    /// <summary>How many documents have a term.</summary>
    public int Count(int place)
    {
        var count = 0;
        foreach (var word in DocumentsOf(place))
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    private ulong Match(ReadOnlySpan<int> patterns, int word)
    {
        var any = 0UL;
        foreach (var pattern in patterns)
        {
            var all = ulong.MaxValue;
            for (var left = (uint)pattern; left != 0; left &= left - 1)
            {
                all &= _words[(BitOperations.TrailingZeroCount(left) * MaxWords) + word];
            }

            any |= all;
        }

        return any;
    }
}
