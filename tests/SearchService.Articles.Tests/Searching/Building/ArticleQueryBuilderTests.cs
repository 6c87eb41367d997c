using SearchService.Engine.Search;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleQueryBuilderTests
{
    private static readonly MemoryArticles Articles = new(
        /* 0 */ ("Azure data lake storage", "Microsoft's universities use Wi-Fi", "AI", "Los Angeles Times", 10),
        /* 1 */ ("The lake of data", "Companies such as Contoso build on Azure", "Azure", "Contoso", 20),
        /* 2 */ ("Unions and the state of the union", "A university strikes", "Labor", "Times", 30),
        /* 3 */ ("Wi without fi", "Fi before wi in azure", "Networks", "Microsoft", 40),
        /* 4 */ ("Data", "lake", "Data lake", "Storage", 50));

    [Theory]
    [InlineData("azure", "azur", "text:azur")]
    [InlineData("the Unions", "union", "text:union")]
    [InlineData("azure lake", "azur AND lake", "+text:azur +text:lake")]
    [InlineData("Wi-Fi", "wi AND fi", "+text:wi +text:fi")]
    [InlineData("azure AND title:\"data lakes\" AND -microsoft", "azur AND title:\"data lake\" AND -microsoft", "+text:azur +title:\"data lake\" -text:microsoft")]
    [InlineData("\"state of the union\"", "\"state ? ? union\"", "+text:state +text:union #(title:\"state ? ? union\" excerpt:\"state ? ? union\" topic_text:\"state ? ? union\" provider_text:\"state ? ? union\")")]
    [InlineData("\"the azure\"", "azur", "text:azur")]
    [InlineData("title:\"the azure\"", "title:azur", "title:azur")]
    [InlineData("topic:Wi-Fi", "topic:wi AND topic:fi", "+topic_text:wi +topic_text:fi")]
    [InlineData("Micro*", "micro*", "text:micro*")]
    [InlineData("universit*", "universit*", "ConstantScore(text:universit* text:univers)")]
    [InlineData("provider:company*", "provider:company*", "ConstantScore(provider_text:company* provider_text:compani)")]
    [InlineData("the*", "the*", "text:the*")]
    [InlineData("Wi-F*", "wi AND f*", "+text:wi +text:f*")]
    [InlineData("-azure", "-azur", "+*:* -text:azur")]
    [InlineData("-azure -lake", "-azur AND -lake", "+*:* -text:azur -text:lake")]
    [InlineData("azure -Wi-Fi", "azur AND -(wi AND fi)", "+text:azur -(+text:wi +text:fi)")]
    [InlineData("azure -title:\"data lake\"", "azur AND -title:\"data lake\"", "+text:azur -title:\"data lake\"")]
    [InlineData("azure -(the of)", "azur", "text:azur")]
    [InlineData("azure OR -lake", "azur OR -lake", "(text:azur (#*:* -text:lake))~1")]
    [InlineData("a1 (b1 AND c1) (d1 OR e1)", "a1 AND b1 AND c1 AND (d1 OR e1)", "+text:a1 +text:b1 +text:c1 +((text:d1 text:e1)~1)")]
    [InlineData("(d1 OR e1) -f1", "(d1 OR e1) AND -f1", "(text:d1 text:e1 -text:f1)~1")]
    [InlineData("a1 OR (b1 OR c1)", "a1 OR b1 OR c1", "(text:a1 text:b1 text:c1)~1")]
    public void Build_all_words_gives_the_query_that_the_rules_say(string text, string description, string query)
    {
        var form = Build(text).All;

        Assert.Equal(description, form.Description);
        Assert.Equal(query, form.Query.ToString());
    }

    [Theory]
    [InlineData("azure", false, "azur", "text:azur")]
    [InlineData("azure lake", true, "azur OR lake", "(text:azur text:lake)~1")]
    [InlineData("azure lake -ai", true, "(azur OR lake) AND -ai", "(text:azur text:lake -text:ai)~1")]
    [InlineData("azure -lake", false, "azur AND -lake", "+text:azur -text:lake")]
    [InlineData("-azure -lake", false, "-azur AND -lake", "+*:* -text:azur -text:lake")]
    [InlineData("azure AND lake", false, "azur AND lake", "+text:azur +text:lake")]
    [InlineData("azure OR lake", false, "azur OR lake", "(text:azur text:lake)~1")]
    [InlineData("a1 b1 AND c1", true, "a1 OR (b1 AND c1)", "(text:a1 (+text:b1 +text:c1))~1")]
    [InlineData("a1 (b1 OR c1)", true, "a1 OR b1 OR c1", "(text:a1 text:b1 text:c1)~1")]
    [InlineData("a1 AND (b1 c1)", true, "a1 AND (b1 OR c1)", "+text:a1 +((text:b1 text:c1)~1)")]
    [InlineData("a1 (-b1 -c1)", false, "a1 AND -b1 AND -c1", "+text:a1 -text:b1 -text:c1")]
    [InlineData("Wi-Fi", true, "wi OR fi", "(text:wi text:fi)~1")]
    [InlineData("a1 -Wi-Fi", false, "a1 AND -(wi AND fi)", "+text:a1 -(+text:wi +text:fi)")]
    [InlineData("a1 OR Wi-Fi", false, "a1 OR (wi AND fi)", "(text:a1 (+text:wi +text:fi))~1")]
    [InlineData("\"data lake\"", false, "\"data lake\"", null)]
    [InlineData("the azure of", false, "azur", "text:azur")]
    public void Build_any_words_relaxes_what_stands_side_by_side(string text, bool hasSeveralParts, string description, string? query)
    {
        var built = Build(text);

        Assert.Equal(hasSeveralParts, built.HasSeveralParts);
        Assert.Equal(description, built.Any.Description);
        if (query is null) Assert.Equal(built.All.Query, built.Any.Query);
        else Assert.Equal(query, built.Any.Query.ToString());
    }

    [Theory]
    [InlineData("azure lake", new[] { 0, 1 }, new[] { 0, 1, 3, 4 })]
    [InlineData("\"data lake\"", new[] { 0, 4 }, new[] { 0, 4 })]
    [InlineData("title:\"data lake\"", new[] { 0 }, new[] { 0 })]
    [InlineData("\"lake of data\"", new[] { 1 }, new[] { 1 })]
    [InlineData("\"lake data\"", new int[0], new int[0])]
    [InlineData("\"state of the union\"", new[] { 2 }, new[] { 2 })]
    [InlineData("\"wi fi\"", new[] { 0 }, new[] { 0 })]
    [InlineData("Wi-Fi", new[] { 0, 3 }, new[] { 0, 3 })]
    [InlineData("universit*", new[] { 0, 2 }, new[] { 0, 2 })]
    [InlineData("company*", new[] { 1 }, new[] { 1 })]
    [InlineData("provider:times -angeles", new[] { 2 }, new[] { 2 })]
    [InlineData("-azure", new[] { 2, 4 }, new[] { 2, 4 })]
    [InlineData("-\"data lake\" lake", new[] { 1 }, new[] { 1 })]
    [InlineData("excerpt:lake OR -azure", new[] { 2, 4 }, new[] { 2, 4 })]
    [InlineData("", new[] { 0, 1, 2, 3, 4 }, new[] { 0, 1, 2, 3, 4 })]
    public void Build_finds_the_articles_in_an_index(string text, int[] all, int[] any)
    {
        var built = Build(text);

        Assert.Equal(all, Articles.Search(built.All.Query));
        Assert.Equal(any, Articles.Search(built.Any.Query));
    }

    [Theory]
    [InlineData("the of")]
    [InlineData("-")]
    [InlineData("\"and the\" -of")]
    [InlineData("AND")]
    [InlineData("()")]
    [InlineData("*")]
    [InlineData("\0\u0001")]
    [InlineData("\uD800")]
    public void Build_text_without_any_token_matches_nothing_and_says_why(string text)
    {
        var built = Build(text);

        Assert.IsType<MatchNoDocsQuery>(built.All.Query);
        Assert.IsType<MatchNoDocsQuery>(built.Any.Query);
        Assert.False(built.HasSeveralParts);
        Assert.False(built.IsEmpty);
        Assert.Equal("", built.All.Description);
        Assert.StartsWith("only common words", built.Warnings[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Build_blank_text_asks_for_every_article()
    {
        var built = Build("  ");

        Assert.IsType<MatchAllDocsQuery>(built.All.Query);
        Assert.True(built.IsEmpty);
        Assert.Equal("", built.All.Description);
        Assert.Empty(built.Warnings);
    }

    [Fact]
    public void Build_terms_are_what_is_scored_with_its_source()
    {
        var terms = Build("Wi-Fi \"data the Lakes\" -ai title:\"azure storage\" univ* (Unions OR the)").Terms;

        Assert.Equal(["wi", "fi", "data", "lake", "\"azur storag\"", "univ*", "union"], terms.Select(t => t.Label));
        Assert.Equal(["Wi", "Fi", "data", "Lakes", "azure storage", "univ", "Unions"], terms.Select(t => t.Source));
        Assert.Equal([1, 1, 7, 7, 28, 50, 57], terms.Select(t => t.Position));
        Assert.Equal("text:lake", Assert.IsType<TermLeaf>(terms[3]).Term.ToString());
    }

    [Fact]
    public void Build_terms_beyond_the_limit_are_left_out_with_a_warning()
    {
        var built = ArticleQueryBuilder.Build(ArticleQueryParser.Parse("a1-b1-c1 \"d1 e1 f1\" g1*", 2000, 200), maxTerms: 5);

        Assert.Equal("a1 AND b1 AND c1 AND \"d1 e1\"", built.All.Description);
        Assert.StartsWith("character 10: only the first 5 words", Assert.Single(built.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a-")]
    [InlineData("\"x y\" ")]
    [InlineData("-\"x y\" OR ")]
    [InlineData("日本")]
    public void Build_a_flood_of_terms_stays_within_what_a_query_holds(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000));

        var built = ArticleQueryBuilder.Build(ArticleQueryParser.Parse(text, int.MaxValue, int.MaxValue), int.MaxValue);

        Assert.InRange(built.Terms.Count, 0, 512);
        Assert.Empty(Articles.Search(built.All.Query).Except(Articles.Search(built.Any.Query)));
    }

    private static BuiltQuery Build(string text) => ArticleQueryBuilder.Build(ArticleQueryParser.Parse(text, 2000, 200), 200);
}
