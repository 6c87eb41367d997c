using System.Text;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleFieldsTests
{
    [Fact]
    public void Read_all_fields_gives_article_and_source_in_contract_order()
    {
        var article = FrontMatter.Accepted(FrontMatter.ReadFile("""
            ---
            category: news
            title: " Cloud prices fall "
            excerpt: "First line\r\nsecond line"
            publishedDateTime: 2021-03-17T01:39:00Z
            originalUrl: "https://news.example/o"
            webUrl: "https://news.example/w"
            ampWebUrl: "https://news.example/a"
            cdnAmpWebUrl: "https://cdn.example/a"
            type: article
            quality: 37
            heat: -1
            published: false

            provider:
              name: Fish & Chips, Inc.
              domain: chips.example
              images:
                - url: "https://chips.example/logo.png"

            topics:
              - Azure
              - AI

            images:
              - url: "data:image/png;base64,AAAA"
                width: 1
              - url: "https://news.example/i.png"
                width: 1200
                height: 630
                isCached: true

            secured: "blobblob;blob"
            ---

            """));

        Assert.Equal("folder/file", article.Id);
        Assert.Equal("Cloud prices fall", article.Title);
        Assert.Equal("First line\nsecond line", article.Excerpt);
        Assert.Equal(["Azure", "AI"], article.Topics);
        Assert.Equal("Fish & Chips, Inc.", article.ProviderName);
        Assert.Equal("chips.example", article.ProviderDomain);
        Assert.Equal("news", article.Category);
        Assert.Equal("article", article.Type);
        Assert.Equal(37, article.Quality);
        Assert.Null(article.Heat);
        Assert.Equal(new DateTimeOffset(2021, 3, 17, 1, 39, 0, TimeSpan.Zero), article.Published);
        Assert.Equal(1615945140000, article.PublishedMs);
        Assert.Empty(article.Related);
        Assert.Equal(
            """
            {"title":"Cloud prices fall","excerpt":"First line\nsecond line","publishedDateTime":"2021-03-17T01:39:00Z",
            "webUrl":"https://news.example/w","originalUrl":"https://news.example/o","ampWebUrl":"https://news.example/a",
            "cdnAmpWebUrl":"https://cdn.example/a","category":"news","type":"article","quality":37,"heat":-1,"published":false,
            "provider":{"name":"Fish & Chips, Inc.","domain":"chips.example"},"topics":["Azure","AI"],
            "image":{"url":"https://news.example/i.png","width":1200,"height":630}}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(article.Source));
    }

    [Fact]
    public void Read_title_alone_leaves_everything_else_out()
    {
        var article = FrontMatter.Article("");

        Assert.Equal("""{"title":"A title"}""", Encoding.UTF8.GetString(article.Source));
        Assert.Equal("", article.Excerpt);
        Assert.Empty(article.Topics);
        Assert.Null(article.Quality);
        Assert.Null(article.Heat);
        Assert.Null(article.Published);
        Assert.Null(article.PublishedMs);
        Assert.Null(article.ProviderName);
    }

    [Theory]
    [InlineData("\"&nbsp;Ben &amp; Jerry&#8217;s\"", "Ben & Jerry’s")]
    [InlineData("\"&amp;lt;b&amp;gt;\"", "&lt;b&gt;")]
    [InlineData("\"a\\0b\\ac\\e[31md\\x7Fe\"", "abc[31mde")]
    [InlineData("\"a\\tb\\nc\\r\\nd\\re\\Nf\"", "a\tb\nc\nd\ne\nf")]
    [InlineData("\"x &#0; y &#7; z\"", "x  y  z")]
    [InlineData("'<script>alert(1)</script> & <b>bold</b>'", "<script>alert(1)</script> & <b>bold</b>")]
    [InlineData("\"مرحبا 🚀 \\u202ex\"", "مرحبا 🚀 \u202ex")]
    [InlineData("365", "365")]
    [InlineData("true", "true")]
    [InlineData("!<tag:example.com,2020:obj> \"Tagged\"", "Tagged")]
    public void Read_title_is_cleaned_text(string yaml, string expected)
    {
        var article = FrontMatter.Accepted(FrontMatter.ReadFile($"---\ntitle: {yaml}\nexcerpt: {yaml}\n---\n"));

        Assert.Equal(expected, article.Title);
        Assert.Equal(expected, article.Excerpt);
        Assert.Equal(expected, FrontMatter.Source(article).GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("name: Azure Day\nbio: Who she is", "Azure Day", "Who she is")]
    [InlineData("name: Group\ndescription: What it is", "Group", "What it is")]
    [InlineData("title: Title\nname: Name\nexcerpt: Excerpt\nbio: Bio\ndescription: Description", "Title", "Excerpt")]
    [InlineData("title: ~\nname: Name\nexcerpt: \"\"\ndescription: Description", "Name", "Description")]
    public void Read_name_and_bio_stand_in_for_title_and_excerpt(string fields, string title, string excerpt)
    {
        var article = FrontMatter.Accepted(FrontMatter.ReadFile($"---\n{fields}\n---\n"));

        Assert.Equal(title, article.Title);
        Assert.Equal(excerpt, article.Excerpt);
    }

    [Theory]
    [InlineData("84", 84)]
    [InlineData("\"84\"", 84)]
    [InlineData("' 84 '", 84)]
    [InlineData("+7", 7)]
    [InlineData("84.9", 84)]
    [InlineData("0", 0)]
    [InlineData("-5", 0)]
    [InlineData("1000001", 1_000_000)]
    [InlineData("9999999999999999999999999999999999999999", 1_000_000)]
    [InlineData("-9999999999999999999999999999999999999999", 0)]
    [InlineData("1e999", null)]
    [InlineData(".nan", null)]
    [InlineData(".inf", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("~", null)]
    [InlineData("high", null)]
    [InlineData("[84]", null)]
    public void Read_quality_is_whole_and_bounded_or_missing(string yaml, int? expected)
    {
        var article = FrontMatter.Article($"quality: {yaml}");

        Assert.Equal(expected, article.Quality);
        Assert.Equal(expected.HasValue, FrontMatter.Source(article).TryGetProperty("quality", out var quality));
        if (expected.HasValue)
            Assert.Equal(expected, quality.GetInt32());
    }

    [Theory]
    [InlineData("heat: 12", 12, 12)]
    [InlineData("heat: 0", 0, 0)]
    [InlineData("heat: -1", null, -1)]
    [InlineData("heat: -70", null, -1)]
    [InlineData("heat: hot", null, null)]
    [InlineData("", null, null)]
    public void Read_heat_below_zero_is_shown_but_not_measured(string field, int? expected, int? shown)
    {
        var article = FrontMatter.Article(field);

        Assert.Equal(expected, article.Heat);
        Assert.Equal(shown, FrontMatter.Source(article).TryGetProperty("heat", out var heat) ? heat.GetInt32() : null);
    }

    [Theory]
    [InlineData("topics: Analytics", "Analytics")]
    [InlineData("topics: [' a ', '', a, ~, b, A]", "a,b,A")]
    [InlineData("topics:\n  - [Azure, [AI, [IoT]]]\n  - {x: y}\n  - Data", "Azure,AI,IoT,Data")]
    [InlineData("topics: {a: b}", "")]
    [InlineData("topics: ~", "")]
    public void Read_topics_are_flat_distinct_and_in_order(string field, string expected) =>
        Assert.Equal(expected, string.Join(',', FrontMatter.Article(field).Topics));

    [Theory]
    [InlineData("provider: Contoso News", "Contoso News", null)]
    [InlineData("provider:\n  domain: t.example", null, "t.example")]
    [InlineData("provider:\n  name: [a]\n  domain: ' t.example '", null, "t.example")]
    [InlineData("provider: [a]", null, null)]
    public void Read_provider_may_be_one_text(string field, string? name, string? domain)
    {
        var article = FrontMatter.Article(field);

        Assert.Equal(name, article.ProviderName);
        Assert.Equal(domain, article.ProviderDomain);
        Assert.Equal(name is not null || domain is not null, FrontMatter.Source(article).TryGetProperty("provider", out _));
    }

    [Theory]
    [InlineData("https://news.example/a?b=c#d", true)]
    [InlineData("HTTP://news.example", true)]
    [InlineData("javascript:alert(document.domain)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("/people/ada", false)]
    [InlineData("//news.example", false)]
    [InlineData("https:///path", false)]
    [InlineData("https://", false)]
    [InlineData("https://news.example/a b\u202fc", true)]
    [InlineData("https://news.example/\\u0007", false)]
    [InlineData("ftp://news.example", false)]
    public void Read_urls_other_than_http_are_left_out(string url, bool isKept)
    {
        var article = FrontMatter.Article($"webUrl: \"{url}\"\nimages:\n  - url: \"{url}\"");

        Assert.Equal(isKept, FrontMatter.Source(article).TryGetProperty("webUrl", out _));
        Assert.Equal(isKept, FrontMatter.Source(article).TryGetProperty("image", out _));
    }

    [Fact]
    public void Read_longest_url_is_a_limit_of_the_field_alone()
    {
        var options = new ArticleReadOptions { MaxUrlLength = 20 };

        var article = FrontMatter.Accepted(FrontMatter.ReadFields("webUrl: https://news.example/too-long", options));

        Assert.False(FrontMatter.Source(article).TryGetProperty("webUrl", out _));
    }

    [Theory]
    [InlineData("images: https://n.example/i", """{"url":"https://n.example/i"}""")]
    [InlineData("images: {url: 'https://n.example/i', width: 0, height: x}", """{"url":"https://n.example/i"}""")]
    [InlineData("images: [{width: 9}, 'https://n.example/i']", """{"url":"https://n.example/i"}""")]
    [InlineData("images: [[x], {url: 'https://n.example/1', width: 5}, {url: 'https://n.example/2'}]", """{"url":"https://n.example/1","width":5}""")]
    public void Read_image_is_the_first_usable_entry(string field, string expected) =>
        Assert.Equal(expected, FrontMatter.Source(FrontMatter.Article(field)).GetProperty("image").GetRawText());

    [Fact]
    public void Read_published_false_is_an_article()
    {
        Assert.False(FrontMatter.Source(FrontMatter.Article("published: false")).GetProperty("published").GetBoolean());
        Assert.True(FrontMatter.Source(FrontMatter.Article("published: True")).GetProperty("published").GetBoolean());
        Assert.False(FrontMatter.Source(FrontMatter.Article("published: maybe")).TryGetProperty("published", out _));
    }

    [Fact]
    public void Read_related_gives_entries_with_their_own_fields_only()
    {
        var article = FrontMatter.Article("""
            related:
              - title: "Other &amp; one"
                excerpt: "not kept"
                publishedDateTime: 2020-04-16T19:43:00Z
                webUrl: "https://news.example/other"
                ampWebUrl: "https://news.example/amp"
                type: article
                provider:
                  name: The Verge
                  domain: theverge.com
                quality: 97
                images:
                  - url: "https://news.example/i.jpg"
                    width: 1400
                    height: 933
              - title: "Bare"
                webUrl: "javascript:x"
              - webUrl: "https://news.example/untitled"
              - just text
              - title: [a]
            """);

        Assert.Equal(
            """
            [{"title":"Other & one","webUrl":"https://news.example/other","provider":{"name":"The Verge","domain":"theverge.com"},
            "publishedDateTime":"2020-04-16T19:43:00Z","quality":97,"type":"article",
            "image":{"url":"https://news.example/i.jpg","width":1400,"height":933}},{"title":"Bare"}]
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(article.Related));
        Assert.Equal("A title", article.Title);
        Assert.Null(article.Quality);
        Assert.DoesNotContain("Other", Encoding.UTF8.GetString(article.Source));
    }

    [Theory]
    [InlineData("related: []")]
    [InlineData("related: ~")]
    [InlineData("related: text")]
    [InlineData("related: {title: a}")]
    [InlineData("related: [{webUrl: 'https://a.example'}]")]
    public void Read_related_without_entries_is_empty(string field) => Assert.Empty(FrontMatter.Article(field).Related);

    [Fact]
    public void Read_one_reader_forgets_the_article_before()
    {
        var reader = new ArticleFileReader();
        Assert.True(reader.Read("---\ntitle: a\nexcerpt: e\nquality: 5\ntopics: [t]\nrelated: [{title: r}]\n---\n"u8.ToArray(), "a", "a").IsArticle);
        Assert.False(reader.Read("---\ntitle: b\nrelated: [{title: r}, {title: ["u8.ToArray(), "b", "b").IsArticle);
        Assert.False(reader.Read("---\ntitle: b\nrelated: [{title: r}, {title: [\n---\n"u8.ToArray(), "b", "b").IsArticle);

        var article = FrontMatter.Accepted(reader.Read("---\ntitle: c\n---\n"u8.ToArray(), "c", "c"));

        Assert.Equal("""{"title":"c"}""", Encoding.UTF8.GetString(article.Source));
        Assert.Empty(article.Related);
        Assert.Empty(article.Topics);
    }
}
