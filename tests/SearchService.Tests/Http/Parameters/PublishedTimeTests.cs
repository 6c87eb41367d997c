using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http.Parameters;

public sealed class PublishedTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-05-20", "2026-05-20T00:00:00.000Z")]
    [InlineData("2026-05-20T09:30:00Z", "2026-05-20T09:30:00.000Z")]
    [InlineData("2026-05-20t09:30:00z", "2026-05-20T09:30:00.000Z")]
    [InlineData("2026-05-20T09:30:00.25Z", "2026-05-20T09:30:00.250Z")]
    [InlineData("2026-05-20T09:30:00+02:00", "2026-05-20T07:30:00.000Z")]
    [InlineData("2026-05-20T09:30:00.5-05:30", "2026-05-20T15:00:00.500Z")]
    [InlineData("24h", "2026-05-20T12:00:00.000Z")]
    [InlineData("7d", "2026-05-14T12:00:00.000Z")]
    [InlineData("2W", "2026-05-07T12:00:00.000Z")]
    [InlineData("0h", "2026-05-21T12:00:00.000Z")]
    [InlineData("2000000000w", "0001-01-01T00:00:00.000Z")]
    public void TryReadFrom_gives_the_first_moment(string value, string expected)
    {
        Assert.True(PublishedTime.TryReadFrom(value, Now, out var from));
        Assert.Equal(DateTimeOffset.Parse(expected, null), from);
    }

    [Theory]
    [InlineData("2026-05-20", "2026-05-21T00:00:00.000Z")]
    [InlineData("2024-02-29", "2024-03-01T00:00:00.000Z")]
    [InlineData("2026-05-20T09:30:00Z", "2026-05-20T09:30:00.001Z")]
    [InlineData("7d", "2026-05-14T12:00:00.001Z")]
    public void TryReadTo_gives_the_first_moment_after_an_inclusive_end(string value, string expected)
    {
        Assert.True(PublishedTime.TryReadTo(value, Now, out var toExclusive));
        Assert.Equal(DateTimeOffset.Parse(expected, null), toExclusive);
    }

    [Fact]
    public void TryReadTo_of_the_last_day_stays_in_the_calendar()
    {
        Assert.True(PublishedTime.TryReadTo("9999-12-31", Now, out var toExclusive));
        Assert.Equal(DateTimeOffset.MaxValue, toExclusive);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-5-2")]
    [InlineData("2026-02-30")]
    [InlineData("2026-05")]
    [InlineData("20260520")]
    [InlineData(" 2026-05-20")]
    [InlineData("2026-05-20T09:30:00")]
    [InlineData("2026-05-20T25:00:00Z")]
    [InlineData("2026-05-20 09:30:00Z")]
    [InlineData("2026-05-20T09:30:00 02:00")]
    [InlineData("7")]
    [InlineData("d")]
    [InlineData("-7d")]
    [InlineData("7m")]
    [InlineData("1.5d")]
    [InlineData("99999999999d")]
    public void TryRead_refuses_anything_else(string value)
    {
        Assert.False(PublishedTime.TryReadFrom(value, Now, out _));
        Assert.False(PublishedTime.TryReadTo(value, Now, out _));
    }
}
