using System.Text;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleFileReaderTests
{
    private static ReadOnlySpan<byte> Marks => "\n \t\"'&*!|>%@`{}[],:-?#\\~<"u8;

    [Theory]
    [InlineData("", "no-front-matter", 1)]
    [InlineData("# A heading\n\nText.\n", "no-front-matter", 1)]
    [InlineData("\n---\ntitle: a\n---\n", "no-front-matter", 1)]
    [InlineData(" ---\ntitle: a\n---\n", "no-front-matter", 1)]
    [InlineData("----\ntitle: a\n---\n", "no-front-matter", 1)]
    [InlineData("---", "unclosed-front-matter", 1)]
    [InlineData("---\ntitle: a\n", "unclosed-front-matter", 1)]
    [InlineData("---\ntitle: a\n ---\n", "unclosed-front-matter", 1)]
    [InlineData("---\ntitle: a\n--- b\n", "unclosed-front-matter", 1)]
    [InlineData("---\n---\n", "missing-title", 1)]
    [InlineData("---\n# nothing but a comment\n---\n", "missing-title", 1)]
    [InlineData("---\nexcerpt: a\n---\n", "missing-title", 1)]
    [InlineData("---\nexcerpt: a\ntitle: ~\n---\n", "missing-title", 3)]
    [InlineData("---\ntitle: \" \\0 \"\n---\n", "missing-title", 2)]
    [InlineData("---\ntitle: [one, two]\n---\n", "bad-field", 2)]
    [InlineData("---\ntitle: a\nexcerpt:\n  b: c\n---\n", "bad-field", 4)]
    [InlineData("---\ntitle: a\nprovider:\n\tname: b\n---\n", "bad-yaml", 3)]
    [InlineData("---\ntitle: \"a\nexcerpt: \"b\"\n---\n", "bad-yaml", 2)]
    [InlineData("---\njust text\n---\n", "bad-yaml", 2)]
    [InlineData("---\n- title: a\n---\n", "bad-yaml", 2)]
    [InlineData("---\ntitle: a\n...\ntitle: b\n---\n", "bad-yaml", 4)]
    [InlineData("---\ntitle: a\n--- \ntitle: b\n", "", 0)]
    [InlineData("---\ntitle: *nowhere\n---\n", "bad-yaml", 2)]
    [InlineData("---\ntitle: &t [*t]\n---\n", "bad-field", 2)]
    [InlineData("---\ntitle: a\nx: &t [*t]\n---\n", "bad-yaml", 3)]
    [InlineData("---\ntitle: \"a \\ud83d b\"\n---\n", "bad-yaml", 2)]
    [InlineData("---\ntitle: a\nquality: 1\ntitle: b\n---\n", "duplicate-key", 4)]
    [InlineData("---\ntitle: a\nx: !<%> b\n---\n", "bad-yaml", 3)]
    [InlineData("---\ntitle: a\u0007\n---\n", "control-character", 2)]
    [InlineData("---\ntitle: a\nexcerpt: b\0c\n---\n", "control-character", 3)]
    [InlineData("---\ntitle: a\nremoved: true\n---\n", "removed", 3)]
    [InlineData("---\ntitle: a\nremoved: \"True\"\n---\n", "removed", 3)]
    [InlineData("---\ntitle: a\nremoved: false\n---\n", "", 0)]
    [InlineData("---   \r\ntitle: a\r\n---\t\r\nbody", "", 0)]
    [InlineData("---\ntitle: a\n---", "", 0)]
    [InlineData("\uFEFF---\ntitle: a\n---\n", "", 0)]
    public void Read_file_gives_article_or_reason_with_line(string content, string code, int line)
    {
        var result = FrontMatter.ReadFile(content);

        if (code.Length == 0)
        {
            Assert.Equal("a", FrontMatter.Accepted(result).Title);
            return;
        }

        var error = FrontMatter.Rejected(result);
        Assert.Equal(code, error.Reason.Code);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void Read_carriage_returns_reach_no_field()
    {
        var article = FrontMatter.Accepted(FrontMatter.ReadFile(
            "---\r\ntitle: a\r\nexcerpt: |\r\n  b\r\n  c\r\nprovider:\r\n  name: p\r\ntopics:\r\n  - t\r\n---\r\n"));

        Assert.Equal("b\nc", article.Excerpt);
        Assert.DoesNotContain("\\r", Encoding.UTF8.GetString(article.Source));
        Assert.Equal("p", article.ProviderName);
    }

    [Fact]
    public void Read_fences_after_the_second_are_body()
    {
        var article = FrontMatter.Accepted(FrontMatter.ReadFile("---\ntitle: first\n---\ntitle: second\n---\n<p>\0\n"));

        Assert.Equal("first", article.Title);
    }

    [Fact]
    public void Read_indented_fence_in_block_scalar_is_text()
    {
        var article = FrontMatter.Article("excerpt: |\n  before\n  ---\n  after\n  --- not a fence");

        Assert.Equal("before\n---\nafter\n--- not a fence", article.Excerpt);
    }

    [Fact]
    public void Read_invalid_utf8_names_its_line()
    {
        byte[] content = [.. "---\ntitle: a\nexcerpt: caf"u8, 0xE9, .. "\n---\n"u8];

        var error = FrontMatter.Rejected(FrontMatter.Read(content));

        Assert.Equal(ArticleReadReason.NotUtf8, error.Reason);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void Read_invalid_utf8_in_the_body_is_not_looked_at()
    {
        byte[] content = [.. "---\ntitle: a\n---\n"u8, 0xE9, 0xFF];

        Assert.Equal("a", FrontMatter.Accepted(FrontMatter.Read(content)).Title);
    }

    [Fact]
    public void Read_utf16_is_not_utf8()
    {
        byte[] little = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("---\ntitle: a\n---\n")];
        byte[] big = [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("---\ntitle: a\n---\n")];

        Assert.Equal(ArticleReadReason.NotUtf8, FrontMatter.Rejected(FrontMatter.Read(little)).Reason);
        Assert.Equal(ArticleReadReason.NotUtf8, FrontMatter.Rejected(FrontMatter.Read(big)).Reason);
    }

    [Fact]
    public void Read_random_bytes_never_throw()
    {
        const int Seed = 55;
        var random = new Random(Seed);
        byte[] valid = [.. """
            ---
            base: &base {name: Press, domain: p.example}
            title: &t "A \u00e9 title"
            excerpt: *t
            publishedDateTime: 2021-03-17T01:39:00Z
            provider:
              <<: *base
            topics: [a, 'b']
            text: |
              block
            related:
              - title: r
                images: [{url: "https://a.example/i"}]
            secured: "x;y"
            ---

            """u8];
        Assert.True(FrontMatter.Read(valid).IsArticle);
        var reader = new ArticleFileReader();
        for (var round = 0; round < 1500; round++)
        {
            var content = (byte[])valid.Clone();
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                var at = random.Next(4, content.Length);
                content[at] = random.Next(3) == 0 ? (byte)random.Next(256) : Marks[random.Next(Marks.Length)];
            }

            var exception = Record.Exception(() => reader.Read(content, "p", "i"));
            Assert.True(exception is null, $"seed {Seed}, round {round}: {exception}");
        }
    }

    [Fact]
    public void Read_path_without_a_regular_file_is_a_reason()
    {
        using var folder = new TemporaryFolder();
        var reader = new ArticleFileReader();
        Directory.CreateDirectory(folder.PathOf("folder.md"));

        Assert.Equal(ArticleReadReason.Vanished, reader.Read(folder.PathOf("missing.md"), "missing").Error?.Reason);
        Assert.Equal(ArticleReadReason.NotAFile, reader.Read(folder.PathOf("folder.md"), "folder").Error?.Reason);
        Assert.Equal(ArticleReadReason.NoFrontMatter, reader.Read(folder.Write("empty.md", ""), "empty").Error?.Reason);
        Assert.Equal("t", reader.Read(folder.Write("good.md", "---\ntitle: t\n---\n"), "good").Article?.Title);
    }
}
