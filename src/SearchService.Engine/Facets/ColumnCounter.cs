using System.Buffers;
using System.Numerics;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Facets;

/// <summary>Counts the values that the documents of a set have in a SORTED_SET column of a segment.</summary>
internal static class ColumnCounter
{
    /// <summary>Documents that are decoded together: a whole number of words of a set.</summary>
    internal const int WindowSize = 2048;

    // Where fewer than one document in so many counts, only those are decoded.
    private const int SparseStep = 10;

    /// <summary>The same as <see cref="CountPlain"/> for all documents, many times faster where they lie close.</summary>
    /// <param name="cursor">Before its first document. At most 2^31 - 1 ordinals in the column.</param>
    /// <param name="docs">Which documents count, over those of the segment.</param>
    /// <param name="targets">For each ordinal of the segment, which count it adds to.</param>
    /// <param name="counts">What is added to.</param>
    public static void Count(SortedSetColumnCursor cursor, FixedBitSet docs, ReadOnlySpan<int> targets, Span<int> counts)
    {
        var starts = ArrayPool<int>.Shared.Rent(WindowSize + 1);
        var ords = ArrayPool<int>.Shared.Rent(WindowSize);
        try
        {
            for (var first = docs.NextSetBit(0); first >= 0; first = docs.NextSetBit(first))
            {
                first -= first % WindowSize;
                var endExclusive = (int)Math.Min((long)first + WindowSize, docs.Length);
                var words = docs.Words[(first / 64)..FixedBitSet.WordCount(endExclusive)];
                if (Cardinality(words) < (endExclusive - first) / SparseStep)
                {
                    CountPlain(cursor, docs, first, endExclusive, targets, counts);
                }
                else if (cursor.Column is { IsSingleValued: true, Docs.IsAll: true })
                {
                    var window = ords.AsSpan(0, endExclusive - first);
                    cursor.Column.Ords.Fill(first, window);
                    CountWindow(words, window, targets, counts);
                }
                else
                {
                    var window = starts.AsSpan(0, endExclusive - first + 1);
                    FillWindow(cursor.Column, first, window, ref ords);
                    CountWindow(words, window, ords, targets, counts);
                }

                first = endExclusive;
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(starts);
            ArrayPool<int>.Shared.Return(ords);
        }
    }

    // The definition, document after document: also for sparse windows, and the oracle in ColumnCounterTests.
    internal static void CountPlain(
        SortedSetDocValues column, FixedBitSet docs, int start, int endExclusive, ReadOnlySpan<int> targets, Span<int> counts)
    {
        for (var doc = docs.NextSetBit(start); doc >= 0 && doc < endExclusive; doc = docs.NextSetBit(doc + 1))
        {
            if (!column.AdvanceExact(doc))
            {
                continue;
            }

            for (var ord = column.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = column.NextOrd())
            {
                counts[targets[ord]]++;
            }
        }
    }

    private static int Cardinality(ReadOnlySpan<ulong> words)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>Decodes a window's ordinals, and sets where among them each document's begin.</summary>
    private static void FillWindow(SortedSetColumnReader column, int first, Span<int> starts, ref int[] ords)
    {
        column.FillStarts(first, starts);
        var start = starts[0];
        var count = starts[^1] - start;
        if (count > ords.Length)
        {
            ArrayPool<int>.Shared.Return(ords);
            ords = [];
            ords = ArrayPool<int>.Shared.Rent(count);
        }

        column.Ords.Fill(start, ords.AsSpan(0, count));
        foreach (ref var value in starts)
        {
            value -= start;
        }
    }

    // One ordinal per document.
    private static void CountWindow(ReadOnlySpan<ulong> words, ReadOnlySpan<int> ords, ReadOnlySpan<int> targets, Span<int> counts)
    {
        for (var w = 0; w < words.Length; w++)
        {
            for (var bits = words[w]; bits != 0; bits &= bits - 1)
            {
                counts[targets[ords[(w << 6) + BitOperations.TrailingZeroCount(bits)]]]++;
            }
        }
    }

    private static void CountWindow(
        ReadOnlySpan<ulong> words, ReadOnlySpan<int> starts, ReadOnlySpan<int> ords, ReadOnlySpan<int> targets, Span<int> counts)
    {
        for (var w = 0; w < words.Length; w++)
        {
            for (var bits = words[w]; bits != 0; bits &= bits - 1)
            {
                var slot = (w << 6) + BitOperations.TrailingZeroCount(bits);
                foreach (var ord in ords[starts[slot]..starts[slot + 1]])
                {
                    counts[targets[ord]]++;
                }
            }
        }
    }
}
