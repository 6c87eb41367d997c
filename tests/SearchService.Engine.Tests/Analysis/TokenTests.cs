using SearchService.Engine.Analysis;
using Xunit;

namespace SearchService.Engine.Tests;

public sealed class TokenTests
{
    [Fact]
    public void Truncate_keeps_the_beginning()
    {
        var token = new Token();
        token.SetText("running");
        token.Truncate(3);
        Assert.Equal("run", token.Text.ToString());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void Truncate_outside_the_term_throws(int length)
    {
        var token = new Token();
        token.SetText("run");
        Assert.Throws<ArgumentOutOfRangeException>(() => token.Truncate(length));
    }
}
