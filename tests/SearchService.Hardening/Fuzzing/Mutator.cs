using System.Buffers.Binary;
using System.Text;

namespace SearchService.Hardening.Fuzzing;

/// <summary>Makes new inputs from known ones, by a random sequence that a seed fixes: single bits and bytes, pieces left out, doubled,
/// moved, taken from other inputs or from a dictionary, numbers at the edges of their types, long repeats, deep nests.</summary>
public sealed class Mutator(Random random, IReadOnlyList<byte[]> dictionary)
{
    private const int MaxLength = 1 << 18;

    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "127", "128", "255", "256", "32767", "65536", "2147483647", "2147483648", "-2147483648", "4294967296",
        "9223372036854775807", "9223372036854775808", "99999999999999999999999", "1e308", "1e999", "-0", "0.1", "NaN", "Infinity", "0x10", "1_000",
    ];

    private static readonly byte[][] Characters =
    [
        [0], [0x7F], [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xAE],
        "\u00E9"u8.ToArray(), "e\u0301"u8.ToArray(), "\U0001F680"u8.ToArray(), "\u0130"u8.ToArray(), "\uFB01"u8.ToArray(), "\u4E2D"u8.ToArray(), "\r\n"u8.ToArray(), "\t"u8.ToArray(),
    ];

    private static readonly byte[][] Nests = ["("u8.ToArray(), "["u8.ToArray(), "{\"a\":"u8.ToArray(), "- "u8.ToArray(), "\""u8.ToArray(), "NOT "u8.ToArray(), "a: {"u8.ToArray(), "&a [*a,"u8.ToArray()];

    /// <summary>A new input, of at most 256 KB.</summary>
    /// <param name="input">What it starts from.</param>
    /// <param name="other">Where pieces may be taken from.</param>
    public byte[] Mutate(byte[] input, byte[] other)
    {
        var bytes = new List<byte>(input);
        for (var steps = 1 + Math.Min(random.Next(8), random.Next(8)); steps > 0; steps--)
        {
            Step(bytes, other);
            if (bytes.Count > MaxLength)
            {
                bytes.RemoveRange(MaxLength, bytes.Count - MaxLength);
            }
        }

        return [.. bytes];
    }

    private void Step(List<byte> bytes, byte[] other)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(12))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, PieceLength(bytes.Count - at));
                break;
            case 3:
                bytes.InsertRange(at, Piece(bytes, random.Next(bytes.Count + 1)));
                break;
            case 4:
                var moved = Piece(bytes, at);
                bytes.RemoveRange(at, moved.Length);
                bytes.InsertRange(random.Next(bytes.Count + 1), moved);
                break;
            case 5:
                bytes.InsertRange(at, Piece(other, random.Next(other.Length + 1)));
                break;
            case 6:
                var tail = random.Next(other.Length + 1);
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other[tail..]);
                break;
            case 7:
                ReplaceNumber(bytes, at);
                break;
            case 8:
                bytes.InsertRange(at, Characters[random.Next(Characters.Length)]);
                break;
            case 9:
                bytes.InsertRange(at, Repeat(Nests[random.Next(Nests.Length)]));
                break;
            case 10:
                bytes.InsertRange(at, Repeat(Piece(bytes, at) is { Length: > 0 and < 64 } piece ? piece : [(byte)random.Next(32, 127)]));
                break;
            default:
                PutWord(bytes, at);
                break;
        }
    }

    private void PutWord(List<byte> bytes, int at)
    {
        if (dictionary.Count == 0)
        {
            return;
        }

        if (random.Next(2) == 0)
        {
            bytes.RemoveRange(at, PieceLength(bytes.Count - at));
        }

        bytes.InsertRange(at, dictionary[random.Next(dictionary.Count)]);
    }

    // The digits that follow, as text, or four bytes of a number.
    private void ReplaceNumber(List<byte> bytes, int at)
    {
        var start = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
        if (start < 0 || random.Next(4) == 0)
        {
            Span<byte> number = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, random.Next(3) switch { 0 => int.MaxValue, 1 => -1, _ => random.Next(-300, 300) });
            for (var i = 0; i < number.Length && at + i < bytes.Count; i++)
            {
                bytes[at + i] = number[i];
            }

            return;
        }

        var end = start;
        while (end < bytes.Count && bytes[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Encoding.ASCII.GetBytes(Numbers[random.Next(Numbers.Length)]));
    }

    private byte[] Repeat(byte[] piece)
    {
        // Mostly few, sometimes thousands.
        var times = 1 << random.Next(random.Next(1, 14));
        var repeated = new byte[Math.Min(piece.Length * times, MaxLength)];
        for (var i = 0; i < repeated.Length; i++)
        {
            repeated[i] = piece[i % piece.Length];
        }

        return repeated;
    }

    private byte[] Piece(IReadOnlyList<byte> from, int at)
    {
        var piece = new byte[PieceLength(from.Count - at)];
        for (var i = 0; i < piece.Length; i++)
        {
            piece[i] = from[at + i];
        }

        return piece;
    }

    private int PieceLength(int most) => Math.Min(most, 1 + random.Next(1 << random.Next(1, 10)));
}
