using System.Buffers.Binary;

namespace SearchService.Engine.Store;

/// <summary>CRC-32 with the IEEE polynomial (reflected 0xEDB88320), as in zlib: the checksum of every index file's footer.
/// Long spans are folded (<see cref="Crc32Folding"/>); otherwise eight table look-ups advance eight bytes at a time (slicing by 8).</summary>
public static class Crc32
{
    internal const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Tables = BuildTables();

    /// <summary>The checksum of (what <paramref name="crc"/> covers) ++ <paramref name="bytes"/>; start with 0.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var state = ~crc;
        if (bytes.Length >= Crc32Folding.MinBytes && Crc32Folding.IsSupported)
        {
            state = Crc32Folding.Append(state, ref bytes);
        }

        return ~AppendSliced(state, bytes);
    }

    // On the inverted state, as what follows.
    internal static uint AppendSliced(uint state, ReadOnlySpan<byte> bytes)
    {
        var tables = Tables.AsSpan(0, 8 * 256);
        var c = state;
        while (bytes.Length >= sizeof(ulong))
        {
            var w = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ c;
            c = tables[(7 * 256) + (int)(w & 0xFF)]
                ^ tables[(6 * 256) + (int)((w >> 8) & 0xFF)]
                ^ tables[(5 * 256) + (int)((w >> 16) & 0xFF)]
                ^ tables[(4 * 256) + (int)((w >> 24) & 0xFF)]
                ^ tables[(3 * 256) + (int)((w >> 32) & 0xFF)]
                ^ tables[(2 * 256) + (int)((w >> 40) & 0xFF)]
                ^ tables[256 + (int)((w >> 48) & 0xFF)]
                ^ tables[(int)(w >> 56)];
            bytes = bytes[sizeof(ulong)..];
        }

        return AppendBytewise(c, bytes);
    }

    // The definition: also the remainder loop, and the oracle of the tests.
    internal static uint AppendBytewise(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            state = Tables[(int)((state ^ b) & 0xFF)] ^ (state >> 8);
        }

        return state;
    }

    private static uint[] BuildTables()
    {
        var tables = new uint[8 * 256];
        for (var i = 0; i < 256; i++)
        {
            var c = (uint)i;
            for (var bit = 0; bit < 8; bit++)
            {
                c = (c & 1) != 0 ? (c >> 1) ^ Polynomial : c >> 1;
            }

            tables[i] = c;
        }

        // Table t holds the effect of a byte that is followed by t zero bytes.
        for (var i = 256; i < tables.Length; i++)
        {
            var c = tables[i - 256];
            tables[i] = tables[(int)(c & 0xFF)] ^ (c >> 8);
        }

        return tables;
    }
}
