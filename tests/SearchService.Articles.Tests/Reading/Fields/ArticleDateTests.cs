using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleDateTests
{
    [Theory]
    [InlineData("2021-03-17T01:39:00Z", "2021-03-17T01:39:00Z")]
    [InlineData(" 2021-03-17t01:39:00z ", "2021-03-17T01:39:00Z")]
    [InlineData("2021-03-17T01:39:00.120Z", "2021-03-17T01:39:00.12Z")]
    [InlineData("2021-03-17T01:39:00.123456789Z", "2021-03-17T01:39:00.1234567Z")]
    [InlineData("2021-03-17T01:39:00+02:00", "2021-03-16T23:39:00Z")]
    [InlineData("2021-03-17T01:39:00-0130", "2021-03-17T03:09:00Z")]
    [InlineData("2021-03-17 01:39:00 -5", null)]
    [InlineData("2021-03-17 01:39:00 -05", "2021-03-17T06:39:00Z")]
    [InlineData("2021-03-04 05:06:07", "2021-03-04T05:06:07Z")]
    [InlineData("2021-03-04T05:06:07", "2021-03-04T05:06:07Z")]
    [InlineData("2021-03-04T05:06", "2021-03-04T05:06:00Z")]
    [InlineData("2021-03-04", "2021-03-04T00:00:00Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    [InlineData("2020-02-29", "2020-02-29T00:00:00Z")]
    [InlineData("2021-02-29", null)]
    [InlineData("2023-13-45T00:00:00Z", null)]
    [InlineData("2023-01-01T24:00:00Z", null)]
    [InlineData("2023-01-01T00:60:00Z", null)]
    [InlineData("2023-01-01T00:00:61Z", null)]
    [InlineData("2023-01-01T00:00:00.Z", null)]
    [InlineData("2023-01-01T00:00:00+24:00", null)]
    [InlineData("2023-01-01T00:00:00Zjunk", null)]
    [InlineData("2023-01-01junk", null)]
    [InlineData("2023-01-01T", null)]
    [InlineData("0000-01-01", null)]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    [InlineData("9999-12-31T23:59:59-01:00", null)]
    [InlineData("99999-01-01T00:00:00Z", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void Read_date_is_an_instant_in_utc_or_missing(string text, string? expected)
    {
        var article = FrontMatter.Article($"publishedDateTime: '{text}'");

        Assert.Equal(expected is not null, article.Published.HasValue);
        Assert.Equal(expected, FrontMatter.Source(article).TryGetProperty("publishedDateTime", out var shown) ? shown.GetString() : null);
    }
}
