using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class FeedsApiTests(SampleService sample) : IDisposable
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    private readonly RunningService _sample = sample.Service;
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/search.atom")]
    [InlineData("/search.atom?q=city&size=3")]
    [InlineData("/search.atom?q=%22%3C%26%3E%5D%5D%3E%00%01&words=any")]
    [InlineData("/search.atom?q=nosuchwordatall")]
    [InlineData("/search.atom?topic=Energy&topic=-Climate&sort=quality&size=100&facets=topic&explain=true")]
    public async Task Atom_keeps_the_rules_of_its_standard(string url)
    {
        var feed = await AtomAsync(_sample, url);

        AssertFeed(feed);
        Assert.Equal(new Uri(_sample.Client.BaseAddress!, url).AbsolutePath, new Uri(Link(feed, "self")!).AbsolutePath);
        foreach (var entry in feed.Elements(Atom + "entry"))
        {
            AssertEntry(entry);
        }

        Assert.Equal(feed.Elements(Atom + "entry").Count(), feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
    }

    [Fact]
    public async Task Both_feeds_list_what_search_finds_newest_first()
    {
        var expected = await _sample.GetAsync<SearchResponse>("/search?q=city&words=any&sort=newest&size=20");

        var atom = await AtomAsync(_sample, "/search.atom?q=city&words=any");
        var json = await _sample.GetAsync<JsonElement>("/search.json-feed?q=city&words=any");

        Assert.Equal(expected.Hits.Select(hit => hit.Title), atom.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal(expected.Hits.Select(hit => hit.Title), json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
        Assert.Equal(
            atom.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value),
            json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal($"{expected.Total}", atom.Element(OpenSearch + "totalResults")!.Value);
        Assert.Equal("city – SearchService", json.GetProperty("title").GetString());
        Assert.Equal(
            expected.Hits[0].PublishedDateTime, DateTimeOffset.Parse(atom.Element(Atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime);
    }

    [Theory]
    [InlineData("/search.atom?size=50")]
    [InlineData("/search.json-feed?size=50")]
    public async Task Next_links_lead_through_everything(string url)
    {
        var titles = new List<string>();
        for (var next = url; next is not null;)
        {
            if (url.StartsWith("/search.atom", StringComparison.Ordinal))
            {
                var feed = await AtomAsync(_sample, next);
                titles.AddRange(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
                next = Link(feed, "next");
            }
            else
            {
                var feed = await _sample.GetAsync<JsonElement>(next);
                titles.AddRange(feed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
                next = feed.TryGetProperty("next_url", out var link) ? link.GetString() : null;
            }
        }

        Assert.Equal((157, 157), (titles.Count, titles.Distinct().Count()));
    }

    [Theory]
    [InlineData("/search.atom", "application/atom+xml; charset=utf-8")]
    [InlineData("/search.json-feed", "application/feed+json")]
    public async Task Who_has_the_newest_feed_is_told_so(string route, string contentType)
    {
        _folder.AddArticle("a", "First");
        await using var service = await RunningService.StartAsync(_folder.Settings);
        using var first = await service.Client.GetAsync($"{route}?q=first", Cancellation);
        Assert.Equal(contentType, first.Content.Headers.ContentType?.ToString());
        Assert.NotNull(first.Content.Headers.LastModified);
        var tag = first.Headers.ETag!.Tag;

        foreach (var known in (string[])[tag, $"W/{tag}", $"\"other\", {tag}", "*"])
        {
            using var again = await AskAsync(service, $"{route}?q=first", known);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(tag, again.Headers.ETag!.Tag);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancellation));
        }

        using var other = await AskAsync(service, $"{route}?q=second", tag);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        _folder.AddArticle("b", "First again");
        using var job = await service.PostAsync("/reindex", null);
        await service.WaitUntilIdleAsync();
        using var changed = await AskAsync(service, $"{route}?q=first", tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.Tag);
    }

    // Articles grow too old for it without a new index.
    [Fact]
    public async Task A_feed_by_age_has_a_tag_of_what_it_holds()
    {
        using var first = await _sample.Client.GetAsync("/search.atom?from=9000d&size=5", Cancellation);
        using var again = await AskAsync(_sample, "/search.atom?from=9000d&size=5", first.Headers.ETag!.ToString());

        Assert.True(first.Headers.ETag.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Hostile_articles_stay_text()
    {
        Write("script", "\"<script>alert(1)</script> ]]> & \\\"quoted\\\" \\u0001\\u0008\\uFFFE \\uD83D\\uDE00\"", "excerpt: \"</summary><script>x</script>]]>\"\nwebUrl: \"javascript:alert(1)\"\ntopics:\n  - \"<b>&\"\nprovider:\n  name: \"]]><evil/>\"");
        Write("lone", "\"Plain\"", "publishedDateTime: 2024-05-21T09:30:00.250Z\nwebUrl: \"https://example.com/a?b=1&c=<d>\"");
        await using var service = await RunningService.StartAsync(_folder.Settings);

        var feed = await AtomAsync(service, "/search.atom");
        var json = await service.GetAsync<JsonElement>("/search.json-feed");

        AssertFeed(feed);
        Assert.All(feed.Elements(Atom + "entry"), AssertEntry);
        Assert.Equal(2, feed.Elements(Atom + "entry").Count());
        var script = feed.Elements(Atom + "entry").Single(entry => entry.Element(Atom + "title")!.Value.StartsWith("<script>alert(1)</script> ]]> & \"quoted\"", StringComparison.Ordinal));
        Assert.Empty(script.Element(Atom + "title")!.Elements());
        Assert.Equal("</summary><script>x</script>]]>", script.Element(Atom + "summary")!.Value);
        Assert.Equal("<b>&", script.Element(Atom + "category")!.Attribute("term")!.Value);
        Assert.Equal("]]><evil/>", script.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.EndsWith("/articles/script", Link(script, "alternate"), StringComparison.Ordinal);

        // Without a date of its own it has that of the index.
        Assert.Null(script.Element(Atom + "published"));
        var builtAt = (await service.GetAsync<SearchResponse>("/search")).Index.BuiltAt;
        Assert.Equal(builtAt, DateTimeOffset.Parse(script.Element(Atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, TimeSpan.FromMilliseconds(1));
        Assert.DoesNotContain(json.GetRawText(), letter => char.IsControl(letter));
        Assert.DoesNotContain("javascript:", json.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search.atom?size=500&sort=date")]
    [InlineData("/search.json-feed?size=500&sort=date")]
    public async Task Bad_parameters_are_the_problem_that_search_has(string url) =>
        Assert.Equal(["size", "sort"], (await _sample.GetProblemAsync(url, HttpStatusCode.BadRequest)).Errors!.Keys.Order());

    [Fact]
    public async Task Opensearch_tells_browsers_where_to_search()
    {
        using var response = await _sample.Client.GetAsync("/opensearch.xml", Cancellation);
        var root = XDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).Root!;
        var service = _sample.Client.BaseAddress!.ToString().TrimEnd('/');

        Assert.Equal("application/opensearchdescription+xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(OpenSearch + "OpenSearchDescription", root.Name);
        Assert.InRange(root.Element(OpenSearch + "ShortName")!.Value.Length, 1, 16);
        Assert.InRange(root.Element(OpenSearch + "Description")!.Value.Length, 1, 1024);
        Assert.Equal(
            [
                ("application/atom+xml", $"{service}/search.atom?q={{searchTerms}}"),
                ("application/opensearchdescription+xml", $"{service}/opensearch.xml"),
                ("application/x-suggestions+json", $"{service}/suggest?q={{searchTerms}}&format=x-suggestions"),
                ("text/html", $"{service}/?q={{searchTerms}}"),
            ],
            root.Elements(OpenSearch + "Url").Select(url => (url.Attribute("type")!.Value, url.Attribute("template")!.Value)).Order());
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string id, string title, string more) =>
        File.WriteAllText(Path.Combine(_folder.ArticlesPath, id + ".md"), $"---\ntitle: {title}\n{more}\n---\n");

    private static async Task<HttpResponseMessage> AskAsync(RunningService service, string url, string known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await service.Client.SendAsync(request, Cancellation);
    }

    private static async Task<XElement> AtomAsync(RunningService service, string url)
    {
        using var response = await service.Client.GetAsync(url, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{url}: {response.StatusCode} {body}");
        return XDocument.Parse(body).Root!;
    }

    // RFC 4287, section 4.1.1.
    private static void AssertFeed(XElement feed)
    {
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.StartsWith("urn:uuid:", Assert.Single(feed.Elements(Atom + "id")).Value, StringComparison.Ordinal);
        Assert.NotEqual("", Assert.Single(feed.Elements(Atom + "title")).Value);
        AssertTime(Assert.Single(feed.Elements(Atom + "updated")));
        Assert.NotEqual("", Assert.Single(feed.Elements(Atom + "author")).Element(Atom + "name")!.Value);
        Assert.True(Uri.IsWellFormedUriString(Link(feed, "self"), UriKind.Absolute));
        Assert.True(Uri.IsWellFormedUriString(Link(feed, "alternate"), UriKind.Absolute));
    }

    // Section 4.1.2.
    private static void AssertEntry(XElement entry)
    {
        Assert.StartsWith("urn:uuid:", Assert.Single(entry.Elements(Atom + "id")).Value, StringComparison.Ordinal);
        Assert.NotEqual("", Assert.Single(entry.Elements(Atom + "title")).Value);
        AssertTime(Assert.Single(entry.Elements(Atom + "updated")));
        Assert.True(entry.Elements(Atom + "published").Count() <= 1);
        Assert.Matches("^https?://", Link(entry, "alternate"));
        Assert.All(entry.Elements(Atom + "author"), author => Assert.NotEqual("", author.Element(Atom + "name")!.Value));
        Assert.All(entry.Elements(Atom + "category"), category => Assert.NotEqual("", category.Attribute("term")!.Value));
        Assert.True(entry.Elements(Atom + "summary").Count() <= 1);
    }

    // RFC 3339 with an upper case T and Z.
    private static void AssertTime(XElement time) => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", time.Value);

    private static string? Link(XElement parent, string rel) =>
        parent.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")!.Value == rel)?.Attribute("href")!.Value;
}
