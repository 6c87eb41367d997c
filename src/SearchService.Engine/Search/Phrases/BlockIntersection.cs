using System.Numerics;
using System.Runtime.Intrinsics;

namespace SearchService.Engine.Search;

/// <summary>Finds the documents that two blocks of postings have in common. Each document of the longer list marks its place in a small table by its
/// distance from the first, and those of the shorter one look there: no step depends on the one before it, as it does when lists are merged.
/// For one thread.</summary>
internal sealed class BlockIntersection
{
    /// <summary>The most documents in a list.</summary>
    public const int MaxLength = 128;

    // The binary logarithm of the table's size. Where documents lie further apart, several share a place of the table.
    private const int TableShift = 12;

    private const int TableSize = 1 << TableShift;

    // Up to so many documents are counted up to instead.
    private const int MaxCounted = 6;

    // What earlier calls wrote stays: a place says where to look, and never what is there.
    private readonly byte[] _table = new byte[TableSize];

    /// <summary>Writes the indexes of the common documents in both lists, ascending.</summary>
    /// <param name="few">Ascending documents, at most <see cref="MaxLength"/>.</param>
    /// <param name="many">Likewise; best when these are not fewer.</param>
    /// <param name="inFew">Room for as many as <paramref name="few"/> has.</param>
    /// <param name="inMany">Likewise.</param>
    /// <returns>How many there are.</returns>
    public int Find(ReadOnlySpan<int> few, ReadOnlySpan<int> many, Span<int> inFew, Span<int> inMany)
    {
        if (few.IsEmpty || many.IsEmpty)
        {
            return 0;
        }

        if (few.Length <= MaxCounted && Vector256.IsHardwareAccelerated)
        {
            return FindCounting(few, many, inFew, inMany);
        }

        var span = (uint)(many[^1] - many[0]);
        var shift = Math.Max(0, 32 - BitOperations.LeadingZeroCount(span) - TableShift);
        return shift == 0 ? FindNear(few, many, inFew, inMany) : FindFar(few, many, inFew, inMany, shift);
    }

    /// <summary>The definition of <see cref="Find"/>.</summary>
    public static int FindMerging(ReadOnlySpan<int> few, ReadOnlySpan<int> many, Span<int> inFew, Span<int> inMany)
    {
        var count = 0;
        var j = 0;
        for (var i = 0; i < few.Length; i++)
        {
            while (j < many.Length && many[j] < few[i])
            {
                j++;
            }

            if (j < many.Length && many[j] == few[i])
            {
                inFew[count] = i;
                inMany[count++] = j;
            }
        }

        return count;
    }

    // The place of a document is how many are less.
    private static int FindCounting(ReadOnlySpan<int> few, ReadOnlySpan<int> many, Span<int> inFew, Span<int> inMany)
    {
        var count = 0;
        for (var i = 0; i < few.Length; i++)
        {
            var j = Math.Min(CountLess(many, few[i]), many.Length - 1);
            inFew[count] = i;
            inMany[count] = j;
            count += many[j] == few[i] ? 1 : 0;
        }

        return count;
    }

    /// <summary>How many documents of an ascending list are less than this one.</summary>
    public static int CountLess(ReadOnlySpan<int> docs, int doc)
    {
        var less = Vector256<int>.Zero;
        var wanted = Vector256.Create(doc);
        var i = 0;
        for (; i + Vector256<int>.Count <= docs.Length; i += Vector256<int>.Count)
        {
            less -= Vector256.LessThan(Vector256.Create(docs[i..]), wanted);
        }

        var count = Vector256.Sum(less);
        for (; i < docs.Length; i++)
        {
            count += docs[i] < doc ? 1 : 0;
        }

        return count;
    }

    private int FindNear(ReadOnlySpan<int> few, ReadOnlySpan<int> many, Span<int> inFew, Span<int> inMany)
    {
        var table = _table;
        var first = many[0];
        for (var j = 0; j < many.Length; j++)
        {
            // Less than the table's size: documents ascend, and the caller has looked at the last.
            table[many[j] - first] = (byte)j;
        }

        var count = 0;
        for (var i = 0; i < few.Length; i++)
        {
            // Documents before the first or behind the last look somewhere, and find another document there.
            var slot = (int)Math.Min((uint)(few[i] - first), TableSize - 1);
            var j = Math.Min(table[slot], many.Length - 1);
            inFew[count] = i;
            inMany[count] = j;
            count += many[j] == few[i] ? 1 : 0;
        }

        return count;
    }

    // A place of the table leads to the first of the documents that share it.
    private int FindFar(ReadOnlySpan<int> few, ReadOnlySpan<int> many, Span<int> inFew, Span<int> inMany, int shift)
    {
        var table = _table;
        var first = many[0];
        for (var j = many.Length - 1; j >= 0; j--)
        {
            table[(many[j] - first) >>> shift] = (byte)j;
        }

        var count = 0;
        for (var i = 0; i < few.Length; i++)
        {
            var slot = (int)Math.Min((uint)(few[i] - first) >> shift, TableSize - 1);
            var j = Math.Min(table[slot], many.Length - 1);
            while (many[j] < few[i] && (many[j] - first) >>> shift == slot && j < many.Length - 1)
            {
                j++;
            }

            inFew[count] = i;
            inMany[count] = j;
            count += many[j] == few[i] ? 1 : 0;
        }

        return count;
    }
}
