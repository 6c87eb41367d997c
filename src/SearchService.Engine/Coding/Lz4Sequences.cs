using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchService.Engine.Coding;

/// <summary>Decodes the common sequences of an LZ4 block, far from all ends, 16 bytes at a time and without a check for each copy. What it
/// leaves alone is the plain loop's in <see cref="Lz4Decoder"/>, which defines what a sequence means.</summary>
internal static class Lz4Sequences
{
    // One byte may extend a count of 15; copies go on to the next multiple of 16.
    private const int MaxLiterals = 15 + 254;
    private const int MaxMatched = Lz4Format.MinMatch + 15 + 254;
    private const int Step = 16;

    /// <summary>The bytes of the source that one sequence may look at: token, count, literals with what is copied behind them, distance, count.</summary>
    private const int SourceRoom = 1 + 1 + MaxLiterals + Step + sizeof(ushort) + 1;

    /// <summary>The bytes that one sequence may write, with what is overwritten later.</summary>
    private const int DestinationRoom = MaxLiterals + Step + MaxMatched + Step;

    /// <summary>Decodes sequences until one is not common or an end comes near.</summary>
    /// <param name="source">The block.</param>
    /// <param name="destination">What is written, and before it what matches may reach.</param>
    /// <param name="read">At a token; moves behind the last sequence that was decoded.</param>
    /// <param name="written">Where its bytes go; likewise.</param>
    public static void Decode(ReadOnlySpan<byte> source, Span<byte> destination, ref int read, ref int written)
    {
        Debug.Assert(read >= 0 && written >= 0, "the cursors stand before the spans");
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var lastRead = source.Length - SourceRoom;
        var lastWritten = destination.Length - DestinationRoom;
        var (at, end) = (read, written);
        while (at <= lastRead && end <= lastWritten)
        {
            var next = at;
            int token = Unsafe.Add(ref from, next++);
            var literals = token >> 4;
            if (literals == 15)
            {
                var more = Unsafe.Add(ref from, next++);
                if (more == byte.MaxValue)
                {
                    break;
                }

                literals += more;
            }

            Copy(ref Unsafe.Add(ref from, next), ref Unsafe.Add(ref to, end), literals);
            next += literals;
            var start = end + literals;
            int distance = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref from, next));
            distance = BitConverter.IsLittleEndian ? distance : BinaryPrimitives.ReverseEndianness((ushort)distance);
            next += sizeof(ushort);
            var matched = Lz4Format.MinMatch + (token & 15);
            if (matched == Lz4Format.MinMatch + 15)
            {
                var more = Unsafe.Add(ref from, next++);
                if (more == byte.MaxValue)
                {
                    break;
                }

                matched += more;
            }

            // Nearer matches repeat within a step; farther ones lie before the destination, or nowhere.
            if (distance < Step || distance > start)
            {
                break;
            }

            Copy(ref Unsafe.Add(ref to, start - distance), ref Unsafe.Add(ref to, start), matched);
            at = next;
            end = start + matched;
        }

        (read, written) = (at, end);
    }

    // In steps, each read before the next is written: source and destination may overlap from a distance of one step on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref byte from, ref byte to, int length)
    {
        Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);
        for (var i = Step; i < length; i += Step)
        {
            Vector128.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref to, (nuint)i);
        }
    }
}
