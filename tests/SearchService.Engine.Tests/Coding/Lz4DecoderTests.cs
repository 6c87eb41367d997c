using SearchService.Engine.Coding;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Coding;

public sealed class Lz4DecoderTests
{
    [Fact]
    public void Decode_of_an_empty_block_takes_its_one_byte() =>
        Assert.Equal(1, Lz4Decoder.Decode([0, 99], default, [], "test"));

    [Fact]
    public void Decode_of_a_match_across_dictionary_and_block()
    {
        // 1 literal, then 4 + 6 bytes from 4 before: "bcd" of the dictionary, "x", and that again; then 5 literals.
        byte[] block = [0x16, (byte)'x', 4, 0, 0x50, .. "12345"u8, 7];
        var decoded = new byte[16];
        Assert.Equal(block.Length - 1, Lz4Decoder.Decode(block, "abcd"u8, decoded, "test"));
        Assert.Equal("xbcdxbcdxbc12345"u8.ToArray(), decoded);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(31)]
    public void Decode_repeats_a_match_that_overlaps_itself(int distance)
    {
        // All lengths of a match, and room behind it, so that every way of copying is taken.
        for (var matched = 4; matched < 100; matched++)
        {
            for (var tail = 5; tail < 60; tail += 9)
            {
                byte[] expected = [.. Enumerable.Range(1, distance).Select(i => (byte)i), .. Enumerable.Range(0, matched).Select(i => (byte)(1 + (i % distance))), .. new byte[tail]];
                var output = new BlockBuilder();
                output.Sequence(expected.AsSpan(0, distance), distance, matched);
                output.Sequence(new byte[tail], 0, 0);
                var decoded = new byte[expected.Length];
                Lz4Decoder.Decode(output.Block, default, decoded, "test");
                Assert.Equal(expected, decoded);
            }
        }
    }

    [Fact]
    public void DecodePrefix_gives_the_beginning_at_every_length()
    {
        var random = new Random(11);
        var bytes = Lz4Inputs.Mixed(random, 3000);
        var encoded = new byte[Lz4Format.MaxBlockLength(bytes.Length)];
        var encoder = new Lz4Encoder();
        encoder.Prime(bytes.AsSpan(0, 500));
        var length = encoder.Encode(bytes, 500, encoded);
        for (var wanted = 0; wanted <= 2500; wanted++)
        {
            var decoded = new byte[wanted];
            Lz4Decoder.DecodePrefix(encoded.AsSpan(0, length), bytes.AsSpan(0, 500), decoded, "test");
            Assert.True(bytes.AsSpan(500, wanted).SequenceEqual(decoded), $"{wanted} bytes");
        }
    }

    // Long and short runs, near and far matches, with the dictionary elsewhere and right before: whatever is copied in steps equals what is
    // copied one after the other.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Decode_equals_the_plain_loop(int seed)
    {
        var random = new Random(seed);
        var encoder = new Lz4Encoder();
        for (var run = 0; run < 300; run++)
        {
            var bytes = Lz4Inputs.Mixed(random, random.Next(1, 9_000));
            var dictionaryLength = random.Next(bytes.Length);
            var encoded = new byte[Lz4Format.MaxBlockLength(bytes.Length)];
            encoder.Prime(bytes.AsSpan(0, dictionaryLength));
            var block = encoded.AsSpan(0, encoder.Encode(bytes, dictionaryLength, encoded));
            var dictionary = bytes.AsSpan(0, dictionaryLength);
            var wanted = random.Next(2) == 0 ? bytes.Length - dictionaryLength : random.Next(bytes.Length - dictionaryLength);
            var isPrefix = wanted < bytes.Length - dictionaryLength;

            var plain = new byte[wanted];
            Lz4Decoder.DecodePlain(block, dictionary, plain, isPrefix, "test");
            var elsewhere = new byte[wanted];
            Lz4Decoder.DecodePrefix(block, dictionary, elsewhere, "test");
            byte[] window = [.. dictionary, .. new byte[wanted]];
            Lz4Decoder.DecodeBehind(block, window, dictionaryLength, isPrefix, "test");

            Assert.True(bytes.AsSpan(dictionaryLength, wanted).SequenceEqual(plain), $"seed {seed}, run {run}: plain");
            Assert.True(plain.AsSpan().SequenceEqual(elsewhere), $"seed {seed}, run {run}: dictionary elsewhere");
            Assert.True(bytes.AsSpan(0, window.Length).SequenceEqual(window), $"seed {seed}, run {run}: dictionary right before");
        }
    }

    [Theory]
    [InlineData("")]                            // nothing
    [InlineData("10")]                          // a literal is missing
    [InlineData("F0")]                          // the count goes on
    [InlineData("F0FFFFFF")]                    // and on
    [InlineData("1061")]                        // half of the output
    [InlineData("106101")]                      // half a distance
    [InlineData("10610000")]                    // distance 0
    [InlineData("10610200")]                    // before the beginning
    [InlineData("1F610100")]                    // the match's count goes on
    [InlineData("1F610100FF00")]                // more than fits
    [InlineData("F0786162636465666768696A6B6C6D")] // more literals than fit
    public void Decode_of_a_damaged_block_says_so(string hex) =>
        Assert.Throws<CorruptIndexException>(() => { Lz4Decoder.Decode(Convert.FromHexString(hex), default, new byte[8], "test"); });

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void Decode_of_any_damage_stays_within_its_spans(int seed)
    {
        var random = new Random(seed);
        var bytes = Lz4Inputs.Mixed(random, 400);
        var encoded = new byte[Lz4Format.MaxBlockLength(bytes.Length)];
        var length = new Lz4Encoder().Encode(bytes, 0, encoded);
        var found = 0;
        for (var i = 0; i < length * 8; i++)
        {
            encoded[i >> 3] ^= (byte)(1 << (i & 7));

            // Guard bytes around the output must stay.
            var guarded = new byte[bytes.Length + 64];
            guarded.AsSpan().Fill(0xAB);
            try
            {
                Lz4Decoder.Decode(encoded.AsSpan(0, length), default, guarded.AsSpan(32, bytes.Length), "test");
            }
            catch (CorruptIndexException)
            {
                found++;
            }

            Assert.True(guarded.AsSpan(0, 32).IndexOfAnyExcept((byte)0xAB) < 0 && guarded.AsSpan(bytes.Length + 32).IndexOfAnyExcept((byte)0xAB) < 0, $"seed {seed}, bit {i}");
            encoded[i >> 3] ^= (byte)(1 << (i & 7));
        }

        Assert.True(found > 0);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void Decode_of_noise_never_fails_otherwise(int seed)
    {
        var random = new Random(seed);
        var noise = new byte[60];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(noise);
            try
            {
                Lz4Decoder.Decode(noise, noise.AsSpan(0, 20), new byte[random.Next(200)], "test");
            }
            catch (CorruptIndexException)
            {
                continue;
            }
        }
    }

    private sealed class BlockBuilder
    {
        private readonly List<byte> _block = [];

        public byte[] Block => [.. _block];

        public void Sequence(ReadOnlySpan<byte> literals, int distance, int matched)
        {
            var more = Math.Max(0, matched - Lz4Format.MinMatch);
            _block.Add((byte)((Math.Min(literals.Length, 15) << 4) | Math.Min(more, 15)));
            Extend(literals.Length);
            _block.AddRange(literals);
            if (distance > 0)
            {
                _block.Add((byte)distance);
                _block.Add((byte)(distance >> 8));
                Extend(more);
            }
        }

        private void Extend(int count)
        {
            for (count -= 15; count >= 0; count -= 255)
            {
                _block.Add((byte)Math.Min(count, 255));
            }
        }
    }
}
