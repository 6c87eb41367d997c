using System.Buffers.Binary;
using SearchService.Engine.Coding;
using Xunit;

namespace SearchService.Engine.Tests.Coding;

/// <summary>Bytes to compress, and the rules that a block must obey beyond being decodable.</summary>
internal static class Lz4Inputs
{
    /// <summary>Noise, runs of one byte, repeats of earlier parts and words, in random pieces.</summary>
    public static byte[] Mixed(Random random, int length)
    {
        var bytes = new byte[length];
        var written = 0;
        while (written < length)
        {
            var piece = Math.Min(length - written, 1 + (int)Math.Pow(2, random.NextDouble() * 12));
            var target = bytes.AsSpan(written, piece);
            switch (random.Next(4))
            {
                case 0:
                    random.NextBytes(target);
                    break;
                case 1:
                    target.Fill((byte)random.Next(256));
                    break;
                case 2 when written > 0:
                    var from = random.Next(written);
                    for (var i = 0; i < piece; i++)
                    {
                        target[i] = bytes[from + i];
                    }

                    break;
                default:
                    for (var i = 0; i < piece; i++)
                    {
                        target[i] = (byte)"the of and to in election "[random.Next(26)];
                    }

                    break;
            }

            written += piece;
        }

        return bytes;
    }

    /// <summary>The last sequence is literals only, five of them or the whole block, and no match begins in the last nine bytes.</summary>
    public static void CheckEncoderRules(ReadOnlySpan<byte> block, int decodedLength)
    {
        var read = 0;
        var written = 0;
        while (true)
        {
            var token = block[read++];
            var literals = Extend(block, ref read, token >> 4);
            read += literals;
            written += literals;
            if (read == block.Length)
            {
                Assert.Equal(decodedLength, written);
                Assert.True(literals >= Lz4Format.LastLiterals || literals == decodedLength);
                return;
            }

            Assert.True(written <= decodedLength - 9);
            Assert.InRange(BinaryPrimitives.ReadUInt16LittleEndian(block[read..]), 1, Lz4Format.MaxDistance);
            read += 2;
            written += Lz4Format.MinMatch + Extend(block, ref read, token & 15);
        }
    }

    private static int Extend(ReadOnlySpan<byte> block, ref int read, int count)
    {
        if (count < 15)
        {
            return count;
        }

        byte more;
        do
        {
            more = block[read++];
            count += more;
        }
        while (more == 255);

        return count;
    }
}
