using Microsoft.Extensions.Primitives;
using SearchService.Articles;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http.Parameters;

public sealed class ArticleSearchBinderTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Build_without_parameters_asks_for_the_first_ten_of_all_articles()
    {
        var search = Bind();

        Assert.Equal("", search.Text);
        Assert.Equal((1, 10, 10), (search.Page, search.Size, search.FacetSize));
        Assert.Equal((WordsMode.Auto, (ArticleSort?)null, (double?)null), (search.Words, search.Sort, search.QualityWeight));
        Assert.Empty(search.Filters);
        Assert.Empty(search.Facets);
        Assert.False(search.Explain);
    }

    [Fact]
    public void Build_takes_every_parameter()
    {
        var search = Bind(
            ("q", "wind farm"), ("from", "2026-01-01"), ("to", "2026-01-31"), ("minQuality", "-5"), ("maxQuality", "90"), ("words", "any"),
            ("sort", "heat"), ("qualityWeight", "0.25"), ("page", "3"), ("size", "20"), ("facets", "type,topic"), ("facetSize", "1000"),
            ("highlight", "false"), ("typo", "off"), ("explain", "true"));

        Assert.Equal("wind farm", search.Text);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), search.From);
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), search.ToExclusive);
        Assert.Equal((-5, 90), (search.MinQuality, search.MaxQuality));
        Assert.Equal((WordsMode.Any, ArticleSort.Heat, 0.25), (search.Words, search.Sort, search.QualityWeight));
        Assert.Equal((3, 20, 1000, true), (search.Page, search.Size, search.FacetSize, search.Explain));
        Assert.Equal([Facet.Type, Facet.Topic], search.Facets);
    }

    [Theory]
    [InlineData("relevance", ArticleSort.Relevance)]
    [InlineData("newest", ArticleSort.Newest)]
    [InlineData("oldest", ArticleSort.Oldest)]
    [InlineData("quality", ArticleSort.Quality)]
    [InlineData("heat", ArticleSort.Heat)]
    public void Build_knows_every_sort(string value, ArticleSort expected) => Assert.Equal(expected, Bind(("sort", value)).Sort);

    [Theory]
    [InlineData("auto", WordsMode.Auto)]
    [InlineData("all", WordsMode.All)]
    [InlineData("any", WordsMode.Any)]
    public void Build_knows_every_words_mode(string value, WordsMode expected) => Assert.Equal(expected, Bind(("words", value)).Words);

    [Theory]
    [InlineData("topic", Facet.Topic)]
    [InlineData("provider", Facet.Provider)]
    [InlineData("category", Facet.Category)]
    [InlineData("type", Facet.Type)]
    public void Build_separates_what_is_kept_from_what_is_left_out(string name, Facet facet)
    {
        var filter = Assert.Single(Bind((name, new StringValues(["A, b", "-c", "", "-", "d"]))).Filters);

        Assert.Equal(facet, filter.Facet);
        Assert.Equal(["A, b", "d"], filter.Include);
        Assert.Equal(["c"], filter.Exclude);
        Assert.False(filter.MatchAll);
    }

    [Theory]
    [InlineData("all", true)]
    [InlineData("any", false)]
    public void Build_applies_topicMode_to_topics_alone(string mode, bool matchAll)
    {
        var search = Bind(("topicMode", mode), ("topic", new StringValues(["a", "b"])), ("type", "video"));

        Assert.Equal([matchAll, false], search.Filters.Select(filter => filter.MatchAll));
    }

    [Fact]
    public void Build_reads_names_without_regard_to_case() => Assert.Equal(7, Bind(("Size", "7")).Size);

    [Theory]
    [InlineData("\"")]
    [InlineData("(((")]
    [InlineData("AND OR NOT -")]
    [InlineData("field:\u0000")]
    public void Build_takes_any_text_for_q(string text) => Assert.Equal(text, Bind(("q", text)).Text);

    [Theory]
    [InlineData("topicMode", "some")]
    [InlineData("from", "yesterday")]
    [InlineData("to", "2026-13-01")]
    [InlineData("minQuality", "high")]
    [InlineData("minQuality", "1.5")]
    [InlineData("maxQuality", "99999999999")]
    [InlineData("maxQuality", "")]
    [InlineData("words", "most")]
    [InlineData("sort", "date")]
    [InlineData("qualityWeight", "-0.1")]
    [InlineData("qualityWeight", "10.1")]
    [InlineData("qualityWeight", "NaN")]
    [InlineData("qualityWeight", "0,5")]
    [InlineData("page", "0")]
    [InlineData("page", "-1")]
    [InlineData("page", "one")]
    [InlineData("size", "-1")]
    [InlineData("size", "101")]
    [InlineData("size", " 5")]
    [InlineData("facets", "topic,author")]
    [InlineData("facetSize", "0")]
    [InlineData("facetSize", "1001")]
    [InlineData("highlight", "yes")]
    [InlineData("typo", "on")]
    [InlineData("explain", "1")]
    [InlineData("cursor", "abc")]
    public void Build_complains_about_a_bad_value_under_its_name(string name, string value)
    {
        var error = Assert.Single(ErrorsOf((name, value)));

        Assert.Equal(name, error.Key);
        Assert.StartsWith(name + " ", Assert.Single(error.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_knows_every_facet() =>
        Assert.Equal(Enum.GetValues<Facet>(), Bind(("facets", "topic,provider,category,type,year,month,quality")).Facets);

    [Fact]
    public void Build_complains_about_everything_at_once() =>
        Assert.Equal(["page", "size", "sort", "sotr"], ErrorsOf(("size", "x"), ("sotr", "new"), ("sort", "new"), ("page", "0")).Keys.Order());

    [Fact]
    public void Build_complains_about_a_value_given_twice() =>
        Assert.Contains("more than once", ErrorsOf(("size", new StringValues(["1", "2"])))["size"].Single(), StringComparison.Ordinal);

    [Theory]
    [InlineData("tpoic", "topic")]
    [InlineData("pgae", "page")]
    [InlineData("facet", "facets")]
    [InlineData("minquality2", "minQuality")]
    public void Build_suggests_the_nearest_known_name(string name, string suggestion) =>
        Assert.Contains($"'{suggestion}'", ErrorsOf((name, "1"))[name].Single(), StringComparison.Ordinal);

    [Theory]
    [InlineData("100", "100", true)]
    [InlineData("10000", "1", true)]
    [InlineData("2147483647", "0", true)]
    [InlineData("101", "100", false)]
    [InlineData("2147483647", "100", false)]
    public void Build_bounds_page_times_size(string page, string size, bool isGood)
    {
        var errors = ErrorsOf(("page", page), ("size", size));

        Assert.Equal(isGood, errors.Count == 0);
        Assert.True(isGood || errors["page"].Single().Contains("cursor", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_knows_every_listed_parameter()
    {
        foreach (var parameter in SearchParameters.All.Where(parameter => parameter.Name != "cursor"))
        {
            var value = parameter.Example ?? parameter.Default ?? parameter.Choices.FirstOrDefault() ?? "true";
            Assert.NotNull(Bind((parameter.Name, value)));
        }
    }

    // The moment that a cursor holds, not that of the request.
    [Fact]
    public void Build_counts_ages_from_the_moment_of_the_cursor()
    {
        const string Cursor = "AQAAAAAAAAAHAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAII3i8dS3mAAAAAAAIAAAApP8AAALXyL49o";

        var search = Bind(("from", "24h"), ("cursor", Cursor));

        Assert.Equal(2, search.Cursor!.Page);
        Assert.Equal(search.Cursor.Now, search.Now);
        Assert.Equal(search.Now.AddHours(-24), search.From);
        Assert.NotEqual(Now, search.Now);
        Assert.Equal("cursor", Assert.Single(ErrorsOf(("cursor", Cursor), ("page", "1"))).Key);
    }

    private static ArticleSearch Bind(params (string Name, StringValues Values)[] parameters)
    {
        var binder = new ArticleSearchBinder(Now);
        foreach (var (name, values) in parameters)
        {
            binder.Add(name, values);
        }

        var search = binder.Build();
        Assert.Empty(binder.Errors);
        return search!;
    }

    private static IReadOnlyDictionary<string, string[]> ErrorsOf(params (string Name, StringValues Values)[] parameters)
    {
        var binder = new ArticleSearchBinder(Now);
        foreach (var (name, values) in parameters)
        {
            binder.Add(name, values);
        }

        Assert.Equal(binder.Build() is null, binder.Errors.Count > 0);
        return binder.Errors;
    }
}
