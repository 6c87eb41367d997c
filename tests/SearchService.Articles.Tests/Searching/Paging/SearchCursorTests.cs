using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class SearchCursorTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchCursor Sample = new(new IndexVersion(7, new Guid("00112233-4455-6677-8899-aabbccddeeff")), 0x0123456789abcdef, ulong.MaxValue)
    {
        Now = new DateTimeOffset(2026, 5, 21, 9, 30, 0, TimeSpan.Zero),
        Page = 2,
        DocId = 41,
        Score = 1.5f,
    };

    [Fact]
    public void TryParse_reads_what_ToString_writes()
    {
        foreach (var cursor in new[] { Sample, Sample with { Score = 0, DocId = 0, Page = int.MaxValue, Now = DateTimeOffset.MinValue }, Sample with { DocId = int.MaxValue, Score = float.MaxValue, Now = DateTimeOffset.MaxValue } })
        {
            Assert.True(SearchCursor.TryParse(cursor.ToString(), out var read));
            Assert.Equal(cursor, read);
        }
    }

    [Fact]
    public void ToString_is_safe_in_a_url()
    {
        var text = Sample.ToString();

        Assert.Equal(SearchCursor.TextLength, text.Length);
        Assert.All(text, letter => Assert.Contains(letter, Alphabet));
    }

    [Fact]
    public void TryParse_refuses_every_other_letter_at_every_place()
    {
        var text = Sample.ToString();
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var letter in Alphabet + "=+/ %\0\u00e9\ud800")
            {
                var damaged = text[..i] + letter + text[(i + 1)..];
                Assert.True(letter == text[i] || !SearchCursor.TryParse(damaged, out _), damaged);
            }
        }
    }

    [Fact]
    public void TryParse_refuses_other_lengths()
    {
        var text = Sample.ToString();
        for (var length = 0; length < text.Length; length++)
        {
            Assert.False(SearchCursor.TryParse(text[..length], out _));
            Assert.False(SearchCursor.TryParse(text[..length].PadRight(text.Length, '='), out _));
            Assert.False(SearchCursor.TryParse(text[..length].PadRight(text.Length), out _));
        }

        Assert.False(SearchCursor.TryParse(text + "A", out _));
        Assert.False(SearchCursor.TryParse(text + text, out _));
        Assert.False(SearchCursor.TryParse(new string('A', 1_000_000), out _));
    }

    // What somebody writes who knows the format, check and all.
    [Theory]
    [InlineData(0, 2)] // the format
    [InlineData(1, 0x80)] // a negative generation
    [InlineData(41, 0x80)] // a moment before the calendar
    [InlineData(41, 0x7f)] // and one after it
    [InlineData(52, 1)] // page 1
    [InlineData(49, 0x80)] // a negative page
    [InlineData(53, 0xff)] // a negative document
    [InlineData(57, 0xff)] // a negative score
    public void TryParse_refuses_a_forged_value_out_of_range(int place, byte value)
    {
        var bytes = Base64Url.DecodeFromChars(Sample.ToString());
        bytes[place] = value;

        Assert.False(SearchCursor.TryParse(Sealed(bytes), out _));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(-float.Epsilon)]
    public void TryParse_refuses_a_forged_score_that_none_can_have(float score)
    {
        var bytes = Base64Url.DecodeFromChars(Sample.ToString());
        BinaryPrimitives.WriteSingleBigEndian(bytes.AsSpan(57), score);

        Assert.False(SearchCursor.TryParse(Sealed(bytes), out _));
    }

    private static string Sealed(byte[] bytes)
    {
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - 5)).AsSpan(0, 5).CopyTo(bytes.AsSpan(bytes.Length - 5));
        return Base64Url.EncodeToString(bytes);
    }
}
