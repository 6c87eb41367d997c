using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SearchService.Engine.Store;

/// <summary>
/// The plain sibling of <see cref="Crc32.AppendBytewise"/> for long spans: takes 64 bytes in a step by carry-less multiplication. Source:
/// V. Gopal and others, Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction, Intel, 2009.
/// </summary>
/// <remarks>
/// A message is a polynomial over GF(2), and its checksum the remainder modulo P. What stands D bits before the end may be multiplied by
/// x^D mod P there instead. So four blocks of 128 bits are moved forward by 512 bits each and added to the four that follow, as often as
/// there are any; then the four are moved onto the last one. The halves of a block lie 64 bits apart, hence two factors for each
/// distance; a block's remainder is left to the tables.
/// </remarks>
internal static class Crc32Folding
{
    /// <summary>The fewest bytes.</summary>
    public const int MinBytes = Blocks * BlockBytes;

    private const int Blocks = 4;
    private const int BlockBytes = 16;
    private const int BlockBits = 8 * BlockBytes;

    private static readonly Vector128<ulong> ByOneBlock = Factors(BlockBits);
    private static readonly Vector128<ulong> ByAllBlocks = Factors(Blocks * BlockBits);

    /// <summary>Whether the processor can.</summary>
    public static bool IsSupported => Pclmulqdq.IsSupported && BitConverter.IsLittleEndian;

    /// <summary>Advances the inverted state over as many bytes as go into blocks.</summary>
    /// <param name="state">The state.</param>
    /// <param name="bytes">At least <see cref="MinBytes"/>; those that are left over afterwards, fewer than a block.</param>
    public static uint Append(uint state, ref ReadOnlySpan<byte> bytes)
    {
        Debug.Assert(bytes.Length >= MinBytes, "too short to be folded");
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        var a = blocks[0] ^ Vector128.CreateScalar((ulong)state);
        var b = blocks[1];
        var c = blocks[2];
        var d = blocks[3];
        var next = Blocks;
        for (; next + Blocks <= blocks.Length; next += Blocks)
        {
            a = Fold(a, ByAllBlocks) ^ blocks[next];
            b = Fold(b, ByAllBlocks) ^ blocks[next + 1];
            c = Fold(c, ByAllBlocks) ^ blocks[next + 2];
            d = Fold(d, ByAllBlocks) ^ blocks[next + 3];
        }

        b ^= Fold(a, ByOneBlock);
        c ^= Fold(b, ByOneBlock);
        d ^= Fold(c, ByOneBlock);
        for (; next < blocks.Length; next++)
        {
            d = Fold(d, ByOneBlock) ^ blocks[next];
        }

        bytes = bytes[(blocks.Length * BlockBytes)..];
        return Crc32.AppendBytewise(0, MemoryMarshal.AsBytes(new ReadOnlySpan<Vector128<ulong>>(ref d)));
    }

    private static Vector128<ulong> Fold(Vector128<ulong> block, Vector128<ulong> factors) =>
        Pclmulqdq.CarrylessMultiply(block, factors, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, factors, 0x11);

    // The first half of a block is 64 bits further away than the second. 32 bits more or less, because the factors are 32 bits long.
    private static Vector128<ulong> Factors(int distanceBits) => Vector128.Create(PowerOfX(distanceBits + 32), PowerOfX(distanceBits - 32));

    // x^n mod P with its bits in reversed order, as everything here; one further to the left, for the product of two reversed numbers
    // stands one further to the right.
    private static ulong PowerOfX(int n)
    {
        var power = 1u << 31;
        for (; n > 0; n--)
        {
            power = (power >> 1) ^ ((power & 1) != 0 ? Crc32.Polynomial : 0);
        }

        return (ulong)power << 1;
    }
}
