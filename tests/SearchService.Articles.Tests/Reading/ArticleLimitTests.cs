using System.Diagnostics;
using System.Text;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleLimitTests
{
    [Fact]
    public void Read_file_beyond_the_limit_is_too_large()
    {
        using var folder = new TemporaryFolder();
        var options = new ArticleReadOptions { MaxFileBytes = 30 };
        var path = folder.Write("a.md", "---\ntitle: t\n---\n" + new string('b', 14));

        Assert.Equal(ArticleReadReason.TooLarge, new ArticleFileReader(options).Read(path, "a").Error?.Reason);
        Assert.Equal(ArticleReadReason.TooLarge, FrontMatter.Rejected(FrontMatter.Read(File.ReadAllBytes(path), options)).Reason);
        Assert.True(new ArticleFileReader(options with { MaxFileBytes = 31 }).Read(path, "a").IsArticle);
    }

    [Fact]
    public void Read_sparse_file_of_gigabytes_is_not_read()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("sparse.md", "---\ntitle: t\n---\n");
        using (var file = File.OpenWrite(path))
            file.SetLength(3L << 30);

        Assert.Equal(ArticleReadReason.TooLarge, new ArticleFileReader().Read(path, "a").Error?.Reason);
    }

    [Theory]
    [InlineData("excerpt: 12345678901")]
    [InlineData("name: 12345678901")]
    [InlineData("topics: [123456]")]
    [InlineData("topics: [a, b, c, d]")]
    [InlineData("category: 123456")]
    [InlineData("provider: 123456")]
    public void Read_field_beyond_its_limit_is_too_large(string field)
    {
        var options = new ArticleReadOptions { MaxTextLength = 10, MaxNameLength = 5, MaxTopics = 3 };

        var error = FrontMatter.Rejected(FrontMatter.ReadFields(field, options));

        Assert.Equal(ArticleReadReason.TooLarge, error.Reason);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void Read_more_events_than_the_limit_is_too_large()
    {
        var options = new ArticleReadOptions { MaxEvents = 100 };

        var error = FrontMatter.Rejected(FrontMatter.ReadFields($"x: [{string.Join(',', Enumerable.Repeat("a", 200))}]", options));

        Assert.Equal(ArticleReadReason.TooLarge, error.Reason);
    }

    [Theory]
    [InlineData("topics: ")]
    [InlineData("unknown: ")]
    [InlineData("secured: ")]
    [InlineData("related: ")]
    public void Read_deep_nesting_is_too_deep_wherever_it_stands(string key)
    {
        var error = FrontMatter.Rejected(FrontMatter.ReadFields(key + new string('[', 10_000) + new string(']', 10_000)));

        Assert.Equal(ArticleReadReason.TooDeep, error.Reason);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void Read_depth_at_the_limit_is_read()
    {
        var options = new ArticleReadOptions { MaxDepth = 4 };

        Assert.True(FrontMatter.ReadFields("x: [[[a]]]", options).IsArticle);
        Assert.False(FrontMatter.ReadFields("x: [[[[a]]]]", options).IsArticle);
    }

    [Theory]
    [InlineData("topics: *a8", false)]
    [InlineData("images: *a8", true)]
    [InlineData("related: *a8", true)]
    [InlineData("unknown: *a8", true)]
    public void Read_aliases_of_aliases_cost_little(string field, bool isArticle)
    {
        var bomb = new StringBuilder("a0: &a0 [lol]\n");
        for (var level = 1; level <= 8; level++)
            bomb.Append($"a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        var result = FrontMatter.ReadFields(bomb + field);

        Assert.True(watch.ElapsedMilliseconds < 2000, $"took {watch.ElapsedMilliseconds} ms");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20 << 20);
        Assert.Equal(isArticle, result.IsArticle);
        if (!isArticle)
            Assert.Equal(ArticleReadReason.AliasBomb, FrontMatter.Rejected(result).Reason);
    }
}
