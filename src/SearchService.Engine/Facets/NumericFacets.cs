using System.Buffers;
using System.Numerics;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Facets;

/// <summary>Counts the documents of a set by the bucket that their value in a NUMERIC column falls into. Exact; nothing is
/// allocated for a document.</summary>
public static class NumericFacets
{
    // Values that are decoded together: a whole number of words of a set.
    internal const int WindowSize = 1024;

    // Where fewer than one document in so many counts, only those are decoded.
    private const int SparseStep = 8;

    /// <summary>Adds, for each bucket, how many documents fall into it.</summary>
    /// <param name="reader">A segment.</param>
    /// <param name="docs">Which of its documents count.</param>
    /// <param name="column">Where the values are.</param>
    /// <param name="counts">By bucket; what is added to. A bucket beyond its end is not counted.</param>
    public static void Count<TBuckets>(LeafReader reader, FixedBitSet docs, NumericFacetColumn<TBuckets> column, Span<int> counts)
        where TBuckets : struct, IValueBuckets => Count(reader.GetNumericDocValues(column.Field), docs, column, counts);

    /// <summary>The same, for a cursor before its first document; null where the segment has no such column.</summary>
    internal static void Count<TBuckets>(NumericDocValues? values, FixedBitSet docs, NumericFacetColumn<TBuckets> column, Span<int> counts)
        where TBuckets : struct, IValueBuckets
    {
        if (values is null)
        {
            Add(column.Buckets.BucketOf(column.Missing), docs.Cardinality(), counts);
            return;
        }

        var window = ArrayPool<long>.Shared.Rent(WindowSize);
        var ids = ArrayPool<int>.Shared.Rent(WindowSize);
        try
        {
            for (var first = docs.NextSetBit(0); first >= 0; first = docs.NextSetBit(first))
            {
                first -= first % WindowSize;
                var endExclusive = (int)Math.Min((long)first + WindowSize, docs.Length);
                var words = docs.Words[(first / 64)..FixedBitSet.WordCount(endExclusive)];
                if (values is NumericColumnCursor cursor && Cardinality(words) >= (endExclusive - first) / SparseStep)
                {
                    var dense = window.AsSpan(0, endExclusive - first);
                    cursor.Column.Fill(first, dense, column.Missing);
                    CountDense(words, dense, column.Buckets, counts);
                }
                else
                {
                    var sparse = ids.AsSpan(0, ListDocs(words, first, ids));
                    values.Fill(sparse, window, column.Missing);
                    CountAll(window.AsSpan(0, sparse.Length), column.Buckets, counts);
                }

                first = endExclusive;
            }
        }
        finally
        {
            ArrayPool<long>.Shared.Return(window);
            ArrayPool<int>.Shared.Return(ids);
        }
    }

    /// <summary>The smallest and the greatest value of a column over a whole index, deleted documents included; null when there is none.</summary>
    public static (long Min, long Max)? Range(IndexReader reader, string field)
    {
        (long Min, long Max)? range = null;
        foreach (var leaf in reader.Leaves)
        {
            var values = leaf.Reader.GetNumericDocValues(field);
            if (values is NumericColumnCursor cursor)
            {
                range = Widen(range, cursor.Column.Values);
                continue;
            }

            while (values is not null && values.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                range = Widen(range, values.LongValue);
            }
        }

        return range;
    }

    // The definition, document after document: the oracle in NumericFacetsTests.
    internal static void CountPlain<TBuckets>(NumericDocValues? values, FixedBitSet docs, NumericFacetColumn<TBuckets> column, Span<int> counts)
        where TBuckets : struct, IValueBuckets
    {
        for (var doc = docs.NextSetBit(0); doc >= 0; doc = docs.NextSetBit(doc + 1))
        {
            Add(column.Buckets.BucketOf(values?.AdvanceExact(doc) == true ? values.LongValue : column.Missing), 1, counts);
        }
    }

    private static (long Min, long Max)? Widen((long Min, long Max)? range, NumericValues values)
    {
        Span<long> window = stackalloc long[128];
        for (long start = 0; start < values.Count; start += window.Length)
        {
            var filled = window[..(int)Math.Min(window.Length, values.Count - start)];
            values.Fill(start, filled);
            foreach (var value in filled)
            {
                range = Widen(range, value);
            }
        }

        return range;
    }

    private static (long Min, long Max) Widen((long Min, long Max)? range, long value) =>
        range is { } known ? (Math.Min(known.Min, value), Math.Max(known.Max, value)) : (value, value);

    private static void CountDense<TBuckets>(ReadOnlySpan<ulong> words, ReadOnlySpan<long> values, TBuckets buckets, Span<int> counts)
        where TBuckets : struct, IValueBuckets
    {
        for (var w = 0; w < words.Length; w++)
        {
            for (var bits = words[w]; bits != 0; bits &= bits - 1)
            {
                Add(buckets.BucketOf(values[(w << 6) + BitOperations.TrailingZeroCount(bits)]), 1, counts);
            }
        }
    }

    private static void CountAll<TBuckets>(ReadOnlySpan<long> values, TBuckets buckets, Span<int> counts)
        where TBuckets : struct, IValueBuckets
    {
        foreach (var value in values)
        {
            Add(buckets.BucketOf(value), 1, counts);
        }
    }

    private static void Add(int bucket, int count, Span<int> counts)
    {
        if ((uint)bucket < (uint)counts.Length)
        {
            counts[bucket] += count;
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

    private static int ListDocs(ReadOnlySpan<ulong> words, int first, Span<int> ids)
    {
        var count = 0;
        for (var w = 0; w < words.Length; w++)
        {
            for (var bits = words[w]; bits != 0; bits &= bits - 1)
            {
                ids[count++] = first + (w << 6) + BitOperations.TrailingZeroCount(bits);
            }
        }

        return count;
    }
}
