using System.Numerics;
using SearchService.Engine.Codecs;
using SearchService.Engine.Util;

namespace SearchService.Engine.Facets;

/// <summary>A SORTED_SET column of a segment turned round: the documents of each value, for counting a great many documents at once
/// without a look at each, where they are too different for <see cref="DocGroups"/>. A value of many documents has a bit set, one of all has
/// nothing, another a list. Immutable.</summary>
internal sealed class ValueDocs
{
    /// <summary>The most ordinals in a column that is turned round, since each may take 8 bytes: 128 MB.</summary>
    public const int MaxOrds = 1 << 24;

    // From one document in so many on a value has a set: twice the bytes of its list at most.
    private const int SetStep = 64;

    private readonly int _maxDoc;
    private readonly int[] _docFreqs;

    // By ordinal; null where there is a list or nothing.
    private readonly ulong[]?[] _sets;

    // The lists, one behind the other: that of an ordinal begins at its start.
    private readonly int[] _starts;
    private readonly int[] _listed;

    private ValueDocs(int maxDoc, int[] docFreqs)
    {
        _maxDoc = maxDoc;
        _docFreqs = docFreqs;
        _sets = new ulong[]?[docFreqs.Length];
        _starts = new int[docFreqs.Length + 1];
        var setCount = 0L;
        for (var ord = 0; ord < docFreqs.Length; ord++)
        {
            var isSet = docFreqs[ord] > maxDoc / SetStep;
            if (isSet && docFreqs[ord] != maxDoc)
            {
                setCount++;
                _sets[ord] = new ulong[FixedBitSet.WordCount(maxDoc)];
            }

            _starts[ord + 1] = _starts[ord] + (isSet ? 0 : docFreqs[ord]);
        }

        _listed = new int[_starts[^1]];
        Cost = (setCount * FixedBitSet.WordCount(maxDoc)) + _listed.Length + docFreqs.Length;
    }

    /// <summary>What <see cref="Count"/> looks at: words, listed documents and values.</summary>
    public long Cost { get; }

    /// <summary>Turns a column of at most <see cref="MaxOrds"/> ordinals round.</summary>
    public static ValueDocs Build(SortedSetColumnReader column)
    {
        var window = new int[ColumnCounter.WindowSize];
        var docFreqs = new int[column.Dictionary.Count];
        for (long start = 0; start < column.Ords.Count; start += window.Length)
        {
            var ords = window.AsSpan(0, (int)Math.Min(window.Length, column.Ords.Count - start));
            column.Ords.Fill(start, ords);
            foreach (var ord in ords)
            {
                docFreqs[ord]++;
            }
        }

        var docs = new ValueDocs(column.Docs.MaxDoc, docFreqs);
        docs.AddAll(column);
        return docs;
    }

    /// <summary>The same as <see cref="ColumnCounter.CountPlain"/> for all documents.</summary>
    /// <param name="docs">Which documents count, over those of the segment.</param>
    /// <param name="cardinality">How many they are.</param>
    /// <param name="targets">For each ordinal of the segment, which count it adds to.</param>
    /// <param name="counts">What is added to.</param>
    public void Count(FixedBitSet docs, int cardinality, ReadOnlySpan<int> targets, Span<int> counts)
    {
        for (var ord = 0; ord < _docFreqs.Length; ord++)
        {
            counts[targets[ord]] += _docFreqs[ord] == _maxDoc ? cardinality
                : _sets[ord] is { } set ? CountShared(docs.Words, set)
                : CountListed(docs.Words, _listed.AsSpan(_starts[ord].._starts[ord + 1]));
        }
    }

    private static int CountShared(ReadOnlySpan<ulong> words, ReadOnlySpan<ulong> set)
    {
        var count = 0;
        for (var w = 0; w < words.Length && w < set.Length; w++)
        {
            count += BitOperations.PopCount(words[w] & set[w]);
        }

        return count;
    }

    private static int CountListed(ReadOnlySpan<ulong> words, ReadOnlySpan<int> listed)
    {
        var count = 0;
        foreach (var doc in listed)
        {
            count += (int)(words[doc >> 6] >> doc) & 1;
        }

        return count;
    }

    private void AddAll(SortedSetColumnReader column)
    {
        var next = _starts.AsSpan(0, _docFreqs.Length).ToArray();
        var ords = new DocOrds(column);
        for (var first = 0; first < _maxDoc; first += ColumnCounter.WindowSize)
        {
            var count = ords.Read(first);
            for (var i = 0; i < count; i++)
            {
                foreach (var ord in ords[i])
                {
                    Add(first + i, ord, next);
                }
            }
        }
    }

    private void Add(int doc, int ord, int[] next)
    {
        if (_sets[ord] is { } set)
        {
            set[doc >> 6] |= 1UL << doc;
        }
        else if (_docFreqs[ord] != _maxDoc)
        {
            _listed[next[ord]++] = doc;
        }
    }
}
