using Microsoft.Extensions.Configuration;
using SearchService.Hosting;
using Xunit;

namespace SearchService.Tests.Hosting;

public sealed class SearchOptionsReaderTests
{
    private static readonly string BasePath = Path.GetTempPath();

    [Fact]
    public void Read_without_settings_gives_the_contracts_defaults()
    {
        var options = Read();

        Assert.Equal(Path.Combine(BasePath, "index-data", "articles"), options.Index.ArticlesPath);
        Assert.Equal(Path.Combine(BasePath, "index-data", "index"), options.Index.IndexPath);
        Assert.Equal(50, options.Index.QualityPivot);
        Assert.Null(options.AdminKey);
        Assert.False(options.ShowImages);
    }

    [Fact]
    public void Read_takes_every_setting()
    {
        var options = Read(
            ("ArticlesPath", "some/articles/"), ("IndexPath", "/tmp/some-index"), ("QualityWeight", "0.5"), ("QualityPivot", "40"), ("TitleWeight", "4"),
            ("TopicWeight", "2"), ("ProviderWeight", "20"), ("AdminKey", " key "), ("Limits:MaxFileBytes", "5000"), ("Limits:MaxQueryLength", "100"),
            ("Limits:MaxClauses", "10"), ("Limits:SearchDeadlineSeconds", "0.5"), ("Limits:CursorKeepAliveSeconds", "0"), ("Limits:MaxPinnedVersions", "3"),
            ("ShowImages", "true"), ("SiteName", " News "), ("Limits:MaxConcurrentSearches", "3"), ("Limits:MaxQueuedSearches", "0"), ("Limits:MaxQueueSeconds", "0.5"),
            ("Limits:MaxConnections", "7"), ("Limits:RequestsPerSecond", "20"), ("Limits:RequestBurst", "50"), ("TrustedProxies", "10.0.0.1, fd00::/8"),
            ("CorsOrigins:0", "https://news.example"), ("CorsOrigins:1", "http://localhost:3000"), ("AllowedHosts", "news.example,*.sites.example,[::1]"),
            ("PublicUrl", "https://news.example/find/"));

        var index = options.Index;
        Assert.Equal(Path.Combine(BasePath, "some", "articles"), index.ArticlesPath);
        Assert.Equal("/tmp/some-index", index.IndexPath);
        Assert.Equal((0.5, 40, 4, 2, 20), (index.QualityWeight, index.QualityPivot, index.TitleWeight, index.TopicWeight, index.ProviderWeight));
        Assert.Equal((5000, 100, 10), (index.Limits.MaxFileBytes, index.Limits.MaxQueryLength, index.Limits.MaxClauses));
        Assert.Equal(TimeSpan.FromMilliseconds(500), index.Limits.SearchDeadline);
        Assert.Equal((TimeSpan.Zero, 3), (index.Limits.CursorKeepAlive, index.Limits.MaxPinnedVersions));
        var limits = options.Limits;
        Assert.Equal((3, 0, TimeSpan.FromMilliseconds(500)), (limits.MaxConcurrentSearches, limits.MaxQueuedSearches, limits.MaxQueueTime));
        Assert.Equal((7, 20, 50), (limits.MaxConnections, limits.RequestsPerSecond, limits.RequestBurst));
        Assert.Equal(["10.0.0.1/32", "fd00::/8"], options.TrustedProxies.Select(network => network.ToString()));
        Assert.Equal(["https://news.example", "http://localhost:3000"], options.CorsOrigins);
        Assert.Equal(["news.example", "*.sites.example", "[::1]"], options.AllowedHosts);
        Assert.Equal("https://news.example/find/", options.PublicUrl?.AbsoluteUri);
        Assert.Equal("key", options.AdminKey);
        Assert.Equal("News", options.SiteName);
        Assert.True(options.ShowImages);
        Assert.DoesNotContain("key", options.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ArticlesPath", " ")]
    [InlineData("IndexPath", "")]
    [InlineData("QualityWeight", "strong")]
    [InlineData("QualityWeight", "11")]
    [InlineData("QualityWeight", "NaN")]
    [InlineData("QualityPivot", "0")]
    [InlineData("TitleWeight", "0")]
    [InlineData("TitleWeight", "2.5")]
    [InlineData("TopicWeight", "21")]
    [InlineData("ProviderWeight", "-1")]
    [InlineData("ShowImages", "yes")]
    [InlineData("Limits:MaxFileBytes", "1e6")]
    [InlineData("Limits:MaxQueryLength", "0")]
    [InlineData("Limits:MaxClauses", "many")]
    [InlineData("Limits:SearchDeadlineSeconds", "0")]
    [InlineData("SiteName", "")]
    [InlineData("SiteName", "Seventeen letters")]
    [InlineData("SiteName", "a\u0001b")]
    [InlineData("Limits:CursorKeepAliveSeconds", "-1")]
    [InlineData("Limits:CursorKeepAliveSeconds", "86401")]
    [InlineData("Limits:MaxPinnedVersions", "101")]
    [InlineData("Limits:MaxConcurrentSearches", "0")]
    [InlineData("Limits:MaxQueuedSearches", "-1")]
    [InlineData("Limits:MaxQueueSeconds", "601")]
    [InlineData("Limits:MaxConnections", "0")]
    [InlineData("Limits:RequestsPerSecond", "2.5")]
    [InlineData("Limits:RequestBurst", "-1")]
    [InlineData("TrustedProxies", "proxy.example")]
    [InlineData("TrustedProxies", "10.0.0.0/33")]
    [InlineData("CorsOrigins", "news.example")]
    [InlineData("CorsOrigins", "https://news.example/")]
    [InlineData("CorsOrigins", "ftp://news.example")]
    [InlineData("AllowedHosts", "https://news.example")]
    [InlineData("AllowedHosts", "news.example:80")]
    [InlineData("PublicUrl", "news.example")]
    [InlineData("PublicUrl", "https://news.example/?q=")]
    public void Read_names_the_bad_setting_and_its_value(string name, string value)
    {
        var complaint = Assert.Single(Assert.Throws<InvalidSettingsException>(() => Read((name, value))).Complaints);

        Assert.StartsWith($"Search:{name} must be ", complaint, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_names_a_bad_value_of_a_list_and_a_bad_key_without_its_value()
    {
        Assert.Contains("'elsewhere'", Assert.Throws<InvalidSettingsException>(() => Read(("TrustedProxies:0", "10.0.0.1"), ("TrustedProxies:1", "elsewhere"))).Message, StringComparison.Ordinal);
        var complaint = Assert.Throws<InvalidSettingsException>(() => Read(("AdminKey", "secret\nkey"))).Message;
        Assert.StartsWith("Search:AdminKey must be ", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ArticelsPath", "ArticlesPath")]
    [InlineData("Limits:MaxClause", "Limits:MaxClauses")]
    public void Read_suggests_a_name_for_one_it_does_not_know(string name, string suggestion)
    {
        var complaint = Assert.Single(Assert.Throws<InvalidSettingsException>(() => Read((name, "1"))).Complaints);

        Assert.Contains($"Search:{name} is not a known setting", complaint, StringComparison.Ordinal);
        Assert.Contains($"Search:{suggestion}?", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_refuses_a_file_for_a_folder() =>
        Assert.Throws<InvalidSettingsException>(() => Read(("IndexPath", typeof(SearchOptionsReaderTests).Assembly.Location)));

    [Fact]
    public void Read_refuses_one_folder_for_both() =>
        Assert.Contains("Search:IndexPath", Assert.Throws<InvalidSettingsException>(() => Read(("ArticlesPath", "a"), ("IndexPath", "./a/"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_asks_for_the_articles_only_where_they_are_needed()
    {
        using var folder = new TempFolder();
        var missing = Path.Combine(folder.Path, "missing");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Search:ArticlesPath", missing)]).Build();

        Assert.Equal(missing, SearchOptionsReader.Read(configuration, BasePath, needsArticles: false).Index.ArticlesPath);
        Assert.Contains("Search:ArticlesPath", Assert.Throws<InvalidSettingsException>(() => SearchOptionsReader.Read(configuration, BasePath, needsArticles: true)).Message, StringComparison.Ordinal);
    }

    private static SearchOptions Read(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>($"Search:{setting.Name}", setting.Value)))
            .Build();
        return SearchOptionsReader.Read(configuration, BasePath, needsArticles: false);
    }
}
