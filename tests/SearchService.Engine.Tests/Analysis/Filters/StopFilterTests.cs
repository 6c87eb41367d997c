using SearchService.Engine.Analysis;
using Xunit;

namespace SearchService.Engine.Tests;

public sealed class StopFilterTests
{
    private static readonly StopWordSet Words = new(["of", "the"]);

    [Fact]
    public void IncrementToken_adds_what_it_removed_to_the_next_increment()
    {
        var stream = Stream("of the fox the dog");
        Assert.True(stream.IncrementToken());
        Assert.Equal(3, stream.Token.PositionIncrement);
        Assert.True(stream.IncrementToken());
        Assert.Equal(2, stream.Token.PositionIncrement);
        Assert.False(stream.IncrementToken());
        Assert.Equal(0, stream.EndPositionIncrement);
    }

    [Fact]
    public void EndPositionIncrement_counts_what_was_removed_at_the_end()
    {
        var stream = Stream("the fox of the");
        Assert.Equal(["fox"], TokenText.Terms(stream));
        Assert.Equal(2, stream.EndPositionIncrement);
    }

    [Fact]
    public void EndPositionIncrement_starts_over_with_the_next_text()
    {
        var stream = Stream("of the");
        Assert.Empty(TokenText.Terms(stream));
        Assert.Equal(2, stream.EndPositionIncrement);
        stream.Reset("fox".AsMemory());
        Assert.Equal(["fox"], TokenText.Terms(stream));
        Assert.Equal(0, stream.EndPositionIncrement);
    }

    [Fact]
    public void IncrementToken_compares_case()
    {
        Assert.Equal(["The"], TokenText.Terms(Stream("The the")));
    }

    [Fact]
    public void English_has_33_words_and_knows_only_them()
    {
        Assert.Equal(33, StopWordSet.English.Count);
        Assert.True(StopWordSet.English.Contains("a"));
        Assert.True(StopWordSet.English.Contains("their"));
        Assert.False(StopWordSet.English.Contains(""));
        Assert.False(StopWordSet.English.Contains("b"));
        Assert.False(StopWordSet.English.Contains("thei"));
        Assert.False(StopWordSet.English.Contains("theirs"));
        Assert.False(StopWordSet.English.Contains("AN"));
    }

    [Fact]
    public void New_with_an_empty_word_throws() => Assert.Throws<ArgumentException>(() => new StopWordSet(["a", ""]));

    private static StopFilter Stream(string text)
    {
        var stream = new StopFilter(new StandardTokenizer(), Words);
        stream.Reset(text.AsMemory());
        return stream;
    }
}
