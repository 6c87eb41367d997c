using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http.Feeds;

public sealed class FeedTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain <b> ]]> &amp;", "plain <b> ]]> &amp;")]
    [InlineData("\u0000a\u0001\u0008b\u000b\u000c\u001f", "ab")]
    [InlineData("tab\tline\nend\r", "tab\tline\nend\r")]
    [InlineData("\ufffe\uffffx", "x")]
    [InlineData("\ud83d\ude00", "\ud83d\ude00")]
    public void Clean_drops_what_xml_cannot_hold(string text, string clean) => Assert.Equal(clean, FeedText.Clean(text));

    // Attributes cannot hold halves of pairs.
    [Fact]
    public void Clean_drops_halves_of_surrogate_pairs()
    {
        Assert.Equal("a", FeedText.Clean("a\ud83d"));
        Assert.Equal("b", FeedText.Clean("\ude00b"));
        Assert.Equal("x", FeedText.Clean("\ud83dx\ude00"));
        Assert.Equal("\ud83d\ude00", FeedText.Clean("\ud83d\ud83d\ude00"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \u0001 ", null)]
    [InlineData(" a\u0001 ", "a")]
    public void CleanOrNull_is_null_where_nothing_is_left(string? text, string? clean) => Assert.Equal(clean, FeedText.CleanOrNull(text));
}
