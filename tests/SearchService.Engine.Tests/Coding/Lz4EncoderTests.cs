using System.Text;
using SearchService.Engine.Coding;
using Xunit;

namespace SearchService.Engine.Tests.Coding;

public sealed class Lz4EncoderTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Encode_then_decode_gives_the_input(int seed)
    {
        var random = new Random(seed);
        var window = Lz4Inputs.Mixed(random, random.Next(1, 4) * (seed % 3 == 0 ? 50_000 : 700));
        var start = random.Next(0, window.Length / 2);
        var encoder = new Lz4Encoder();
        encoder.Prime(window.AsSpan(0, start));

        // Twice: the tables of the first use must not show in the second.
        for (var round = 0; round < 2; round++)
        {
            var length = window.Length - (round * 13);
            var part = window.AsSpan(0, length);
            var encoded = new byte[Lz4Format.MaxBlockLength(length - start)];
            var encodedBytes = encoder.Encode(part, start, encoded);
            var decoded = new byte[length - start];
            var taken = Lz4Decoder.Decode(encoded.AsSpan(0, encodedBytes), part[..start], decoded, "test");
            Assert.True(part[start..].SequenceEqual(decoded), $"seed {seed}");
            Assert.True(encodedBytes == taken, $"seed {seed}");
            Lz4Inputs.CheckEncoderRules(encoded.AsSpan(0, encodedBytes), length - start);
        }
    }

    [Fact]
    public void Encode_of_every_short_length_and_dictionary_gives_the_input()
    {
        var encoder = new Lz4Encoder();
        var window = Encoding.ASCII.GetBytes("abcabcabcabcabcdabcabcabcabcabcabcabcabcabcabcabcd");
        for (var length = 0; length <= window.Length; length++)
        {
            for (var start = 0; start <= length; start++)
            {
                encoder.Prime(window.AsSpan(0, start));
                var encoded = new byte[Lz4Format.MaxBlockLength(length - start)];
                var encodedBytes = encoder.Encode(window.AsSpan(0, length), start, encoded);
                var decoded = new byte[length - start];
                Lz4Decoder.Decode(encoded.AsSpan(0, encodedBytes), window.AsSpan(0, start), decoded, "test");
                Assert.Equal(window[start..length], decoded);
            }
        }
    }

    [Fact]
    public void Encode_gives_exact_bytes()
    {
        var encoded = new byte[100];
        var length = new Lz4Encoder().Encode("abcabcabcabcabcabcabcabcabcabcXYZ12"u8, 0, encoded);
        byte[] expected =
        [
            0x3f, .. "abc"u8, 3, 0, 8,  // 3 literals, then 4 + 15 + 8 bytes from 3 before
            0x50, .. "XYZ12"u8,         // 5 literals end the block
        ];
        Assert.Equal(expected, encoded[..length]);
    }

    [Fact]
    public void Encode_finds_matches_in_the_dictionary()
    {
        var encoder = new Lz4Encoder();
        encoder.Prime("the quick brown fox "u8);
        var encoded = new byte[100];
        var length = encoder.Encode("the quick brown fox quick brown fox jumps"u8, 20, encoded);
        byte[] expected =
        [
            0x0c, 16, 0,         // no literals, then 4 + 12 bytes from 16 before: "quick brown fox "
            0x50, .. "jumps"u8,
        ];
        Assert.Equal(expected, encoded[..length]);
    }

    [Fact]
    public void Encode_does_not_reach_farther_than_the_format_can_say()
    {
        var window = new byte[200_000];
        new Random(5).NextBytes(window);
        window.AsSpan(0, 50_000).CopyTo(window.AsSpan(100_000));
        var encoded = new byte[Lz4Format.MaxBlockLength(window.Length)];
        var length = new Lz4Encoder().Encode(window, 0, encoded);
        var decoded = new byte[window.Length];
        Lz4Decoder.Decode(encoded.AsSpan(0, length), default, decoded, "test");
        Assert.True(window.AsSpan().SequenceEqual(decoded));
    }

    [Fact]
    public void Encode_of_noise_stays_within_the_bound()
    {
        var noise = new byte[300_000];
        new Random(6).NextBytes(noise);
        var encoded = new byte[Lz4Format.MaxBlockLength(noise.Length)];
        var length = new Lz4Encoder().Encode(noise, 0, encoded);
        Assert.InRange(length, noise.Length, encoded.Length);
    }
}
