using Xunit;

namespace SearchService.Articles.Tests;

public sealed class SearchFingerprintTests
{
    private static readonly ArticleSearch Plain = new();

    /// <summary>For each property of a search: one that differs in it alone, and whether it is another search then.</summary>
    private static readonly Dictionary<string, (ArticleSearch Search, bool IsOther)> Changes = new()
    {
        [nameof(ArticleSearch.Text)] = (Plain with { Text = "x" }, true),
        [nameof(ArticleSearch.Filters)] = (Plain with { Filters = [new FacetFilter(Facet.Topic, ["a"], [])] }, true),
        [nameof(ArticleSearch.From)] = (Plain with { From = DateTimeOffset.UnixEpoch }, true),
        [nameof(ArticleSearch.ToExclusive)] = (Plain with { ToExclusive = DateTimeOffset.UnixEpoch }, true),
        [nameof(ArticleSearch.MinQuality)] = (Plain with { MinQuality = 0 }, true),
        [nameof(ArticleSearch.MaxQuality)] = (Plain with { MaxQuality = 0 }, true),
        [nameof(ArticleSearch.Words)] = (Plain with { Words = WordsMode.Any }, true),
        [nameof(ArticleSearch.Sort)] = (Plain with { Sort = ArticleSort.Heat }, true),
        [nameof(ArticleSearch.QualityWeight)] = (Plain with { QualityWeight = 0.25 }, true),
        [nameof(ArticleSearch.Respell)] = (Plain with { Respell = false }, true),
        [nameof(ArticleSearch.Now)] = (Plain with { Now = DateTimeOffset.UnixEpoch }, false),
        [nameof(ArticleSearch.Cursor)] = (Plain with { Cursor = new SearchCursor(default, 1, 2) }, false),
        [nameof(ArticleSearch.Page)] = (Plain with { Page = 2 }, false),
        [nameof(ArticleSearch.Size)] = (Plain with { Size = 3 }, false),
        [nameof(ArticleSearch.Highlight)] = (Plain with { Highlight = true }, false),
        [nameof(ArticleSearch.Facets)] = (Plain with { Facets = [Facet.Type] }, false),
        [nameof(ArticleSearch.FacetSize)] = (Plain with { FacetSize = 3 }, false),
        [nameof(ArticleSearch.FacetPrefix)] = (Plain with { FacetPrefix = "a" }, false),
        [nameof(ArticleSearch.Explain)] = (Plain with { Explain = true }, false),
    };

    [Fact]
    public void Of_differs_exactly_where_hits_or_their_order_may()
    {
        var properties = typeof(ArticleSearch).GetProperties().Select(p => p.Name);

        Assert.Equal(properties.Order(), Changes.Keys.Order());
        foreach (var (name, (search, isOther)) in Changes)
        {
            Assert.True(isOther == (Of(search) != Of(Plain)), name);
        }

        Assert.Equal(Changes.Values.Count(c => c.IsOther), Changes.Values.Where(c => c.IsOther).Select(c => Of(c.Search)).Distinct().Count());
    }

    [Fact]
    public void Of_takes_the_values_of_a_facet_as_a_set_without_regard_to_case()
    {
        var filters = Filtered(new FacetFilter(Facet.Topic, ["AI", "Climate"], ["Opinion"]), new FacetFilter(Facet.Type, ["video"], []));

        Assert.Equal(filters, Filtered(new FacetFilter(Facet.Type, ["VIDEO"], []), new FacetFilter(Facet.Topic, ["climate", "ai ", "Ai"], ["opinion"])));
        Assert.NotEqual(filters, Filtered(new FacetFilter(Facet.Topic, ["AI", "Climate"], ["Opinion"], MatchAll: true), new FacetFilter(Facet.Type, ["video"], [])));
        Assert.NotEqual(filters, Filtered(new FacetFilter(Facet.Topic, ["AI", "Climate", "Opinion"], []), new FacetFilter(Facet.Type, ["video"], [])));
        Assert.NotEqual(filters, Filtered(new FacetFilter(Facet.Topic, ["AI"], ["Opinion", "Climate"]), new FacetFilter(Facet.Type, ["video"], [])));
        Assert.NotEqual(Filtered(new FacetFilter(Facet.Topic, ["ab", "c"], [])), Filtered(new FacetFilter(Facet.Topic, ["a", "bc"], [])));
    }

    [Fact]
    public void Of_tells_broken_surrogates_apart() =>
        Assert.NotEqual(Of(Plain with { Text = "\ud800" }), Of(Plain with { Text = "\ud801" }));

    // What a cursor holds must mean the same after a restart.
    [Fact]
    public void Of_is_the_same_in_every_run() =>
        Assert.Equal(17973677471364358924UL, Of(Plain with { Text = "wind farm", Filters = [new FacetFilter(Facet.Topic, ["AI"], [])] }));

    [Fact]
    public void Ground_changes_with_settings_that_change_the_order_and_with_rules()
    {
        var options = new ArticleIndexOptions { ArticlesPath = "a", IndexPath = "b" };
        var limits = options.Limits;
        ulong[] others =
        [
            SearchGround.Of(options with { QualityWeight = 0.3 }, ""),
            SearchGround.Of(options with { QualityPivot = 51 }, ""),
            SearchGround.Of(options with { Limits = limits with { MaxQueryLength = 10 } }, ""),
            SearchGround.Of(options with { Limits = limits with { MaxClauses = 10 } }, ""),
            SearchGround.Of(options, "synonyms 2"),
        ];

        var ground = SearchGround.Of(options, "");

        Assert.Equal(ground, SearchGround.Of(options with { Limits = limits with { MaxPinnedVersions = 1 } }, ""));
        Assert.DoesNotContain(ground, others);
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    private static ulong Filtered(params FacetFilter[] filters) => Of(Plain with { Filters = filters });

    private static ulong Of(ArticleSearch search) =>
        SearchFingerprint.Of(search, search.Sort ?? ArticleSort.Newest, search.QualityWeight ?? 0.1);
}
