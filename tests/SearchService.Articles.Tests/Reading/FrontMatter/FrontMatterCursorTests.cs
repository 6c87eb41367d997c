using System.Text;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class FrontMatterCursorTests
{
    [Fact]
    public void Read_anchors_and_merge_keys_are_followed()
    {
        var article = FrontMatter.Accepted(FrontMatter.ReadFile("""
            ---
            base: &base
              name: Merged Press
              domain: merged.example
            title: &t "Anchored"
            excerpt: *t
            provider:
              <<: *base
              name: Own Name
            topics: &list [Azure, &ai AI, *ai]
            images: [{<<: [{url: "https://a.example/1"}, {url: "https://a.example/2", width: 7}]}]
            ---

            """));

        Assert.Equal("Anchored", article.Title);
        Assert.Equal("Anchored", article.Excerpt);
        Assert.Equal("Own Name", article.ProviderName);
        Assert.Equal("merged.example", article.ProviderDomain);
        Assert.Equal(["Azure", "AI"], article.Topics);
        Assert.Equal("""{"url":"https://a.example/1","width":7}""", FrontMatter.Source(article).GetProperty("image").GetRawText());
    }

    [Fact]
    public void Read_own_key_wins_over_merged_key_in_any_order()
    {
        const string Base = "base: &base {name: Base, domain: b.example}\n";

        var after = FrontMatter.Article(Base + "provider: {<<: *base, name: Own}");
        var before = FrontMatter.Article(Base + "provider: {name: Own, <<: *base}");

        Assert.Equal(("Own", "b.example"), (after.ProviderName, after.ProviderDomain));
        Assert.Equal(("Own", "b.example"), (before.ProviderName, before.ProviderDomain));
    }

    [Fact]
    public void Read_alias_means_the_node_it_named_when_it_stood_there()
    {
        var article = FrontMatter.Article("a: &x one\nb: &y [*x]\nc: &x two\ntopics: [*y, *x]");

        Assert.Equal(["one", "two"], article.Topics);
    }

    [Theory]
    [InlineData("secured: &s \"canary;blob\"\nexcerpt: *s")]
    [InlineData("secured: {a: &s \"canary;blob\"}\nexcerpt: *s")]
    public void Read_secured_cannot_be_brought_back_by_an_alias(string fields)
    {
        var error = FrontMatter.Rejected(FrontMatter.ReadFields(fields));

        Assert.Equal(ArticleReadReason.BadYaml, error.Reason);
    }

    [Theory]
    [InlineData("secured: \"canary;blob\"")]
    [InlineData("secured: |\n  canary\n  blob\nquality: 1")]
    [InlineData("secured: [canary, {title: canary}]")]
    [InlineData("box: &box {secured: canary, name: N}\nprovider: *box")]
    [InlineData("related:\n  - title: r\n    secured: canary\n    provider: {name: p, secured: canary}")]
    public void Read_secured_is_in_no_output(string fields)
    {
        var article = FrontMatter.Article(fields);

        Assert.DoesNotContain("canary", Encoding.UTF8.GetString(article.Source));
        Assert.DoesNotContain("canary", Encoding.UTF8.GetString(article.Related));
        Assert.DoesNotContain("canary", article.ToString());
    }

    [Fact]
    public void Read_tags_build_nothing()
    {
        var article = FrontMatter.Article("x: !!python/object/apply:os.system [\"echo\"]\nquality: !!str 5\ntopics: !!set {a}");

        Assert.Equal(5, article.Quality);
        Assert.Empty(article.Topics);
    }
}
