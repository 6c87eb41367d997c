using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>The greatest value of a NUMERIC column in each window of a segment's documents; 0 where none is positive. Immutable.</summary>
internal sealed class ColumnMaxima
{
    private readonly long[] _maxima;

    private ColumnMaxima(long[] maxima)
    {
        _maxima = maxima;
        foreach (var maximum in maxima)
        {
            Greatest = Math.Max(Greatest, maximum);
        }
    }

    /// <summary>By window.</summary>
    public ReadOnlySpan<long> Windows => _maxima;

    /// <summary>The greatest of all.</summary>
    public long Greatest { get; }

    /// <summary>Reads the column through.</summary>
    /// <param name="reader">The segment.</param>
    /// <param name="field">The column.</param>
    /// <param name="shift">The binary logarithm of the documents in a window.</param>
    public static ColumnMaxima Build(LeafReader reader, string field, int shift)
    {
        var maxima = new long[((reader.MaxDoc - 1) >> shift) + 1];
        switch (reader.GetNumericDocValues(field))
        {
            case NumericColumnCursor cursor:
                FillWindows(cursor.Column, reader.MaxDoc, maxima, shift);
                break;
            case { } values:
                for (var docId = values.NextDoc(); docId != DocIdSetIterator.NoMoreDocs; docId = values.NextDoc())
                {
                    ref var maximum = ref maxima[docId >> shift];
                    maximum = Math.Max(maximum, values.LongValue);
                }

                break;
        }

        return new ColumnMaxima(maxima);
    }

    private static void FillWindows(NumericColumnReader column, int maxDoc, long[] maxima, int shift)
    {
        var values = new long[1 << shift];
        for (var w = 0; w < maxima.Length; w++)
        {
            var start = w << shift;
            var window = values.AsSpan(0, Math.Min(values.Length, maxDoc - start));
            column.Fill(start, window, 0);
            foreach (var value in window)
            {
                maxima[w] = Math.Max(maxima[w], value);
            }
        }
    }
}
