using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Coding;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The packed ordinals of a SORTED or SORTED_SET column by their position. Immutable and safe for use by several threads.</summary>
public sealed class OrdinalValues
{
    // A whole number of packed groups, and 1 KiB on the stack.
    private const int ChunkValues = 128;

    // Null when there is one term at most: then every ordinal is 0.
    private readonly DirectReader? _packed;
    private readonly string _name;

    internal OrdinalValues(OrdinalsMeta meta, IndexInput data, long count, int termCount)
    {
        Count = count;
        TermCount = termCount;
        _name = data.Name;
        if (meta.BitsPerOrd > 0)
        {
            _packed = new DirectReader(data.Slice("ordinals", meta.Offset, meta.Length), meta.BitsPerOrd, count);
        }
        else if (count > 0 && termCount == 0)
        {
            CorruptIndexException.Throw($"{count} ordinals without terms", data.Name);
        }
    }

    /// <summary>The number of ordinals.</summary>
    public long Count { get; }

    /// <summary>The number of terms: every ordinal is less.</summary>
    public int TermCount { get; }

    /// <summary>The ordinal at a position in [0, <see cref="Count"/>).</summary>
    /// <exception cref="CorruptIndexException">The stored number is no term's.</exception>
    public int Get(long position)
    {
        if (_packed is null)
        {
            return 0;
        }

        var ord = _packed.Get(position);
        if ((ulong)ord >= (ulong)TermCount)
        {
            ThrowNoTerm(ord);
        }

        return (int)ord;
    }

    /// <summary>The ordinals [start, start + ords.Length), much faster than one by one.</summary>
    /// <exception cref="CorruptIndexException">A stored number is no term's, or the range is not within the ordinals.</exception>
    public void Fill(long start, Span<int> ords)
    {
        if (_packed is null)
        {
            ords.Clear();
            return;
        }

        Span<long> buffer = stackalloc long[ChunkValues];
        while (ords.Length > 0)
        {
            var chunk = buffer[..Math.Min(ords.Length, ChunkValues)];
            _packed.Fill(start, chunk);
            for (var i = 0; i < chunk.Length; i++)
            {
                if ((ulong)chunk[i] >= (ulong)TermCount)
                {
                    ThrowNoTerm(chunk[i]);
                }

                ords[i] = (int)chunk[i];
            }

            start += chunk.Length;
            ords = ords[chunk.Length..];
        }
    }

    [DoesNotReturn]
    private void ThrowNoTerm(long ord) => throw new CorruptIndexException($"ordinal {ord} of {TermCount} terms", _name);
}
