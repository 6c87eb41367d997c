using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SearchService.Http;
using SearchService.Testing;
using Xunit;

namespace SearchService.Tests.Http;

/// <summary>Pages by <c>cursor</c> over the wire.</summary>
public sealed class CursorPagingTests(SampleService sample) : IDisposable
{
    private readonly RunningService _sample = sample.Service;
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("/search?facets=type")]
    [InlineData("/search?q=city+energy+robot+new&words=any&facets=type,topic")]
    [InlineData("/search?sort=quality&from=2000-01-01&facets=topic")]
    [InlineData("/search?sort=heat&topic=-Climate&explain=true")]
    public async Task Pages_of_1_7_and_100_are_the_list_of_their_version_while_jobs_run(string url)
    {
        CopySamples();
        await using var service = await RunningService.StartAsync(_folder.Settings);
        var expected = await ReadByNumberAsync(service, url);
        Assert.True(expected.Count > 30);
        var first = new Dictionary<int, JsonElement>();
        foreach (var size in (int[])[1, 7, 100])
        {
            first[size] = await service.GetAsync<JsonElement>($"{url}&size={size}");
        }

        var walks = first.Select(pair => Task.Run(() => WalkAsync(service, $"{url}&size={pair.Key}", pair.Value))).ToArray();
        var jobs = 0;
        do
        {
            _folder.AddArticle($"more/{jobs}", "More of the city");
            await RunJobAsync(service, jobs++ % 2 == 0 ? "changed" : "full");
        }
        while (jobs < 3 || !walks.All(walk => walk.IsCompleted));

        foreach (var met in await Task.WhenAll(walks))
        {
            Assert.Equal(expected, met);
        }

        Assert.NotEqual(expected.Count, (await ReadByNumberAsync(service, url)).Count);
    }

    [Fact]
    public async Task A_version_that_had_to_go_is_a_410_that_says_to_begin_anew()
    {
        CopySamples();
        await using var service = await RunningService.StartAsync([.. _folder.Settings, "--Search:Limits:MaxPinnedVersions=1"]);
        var first = await service.GetAsync<SearchResponse>("/search?q=city&size=2");
        await RunJobAsync(service, "full");
        var second = await service.GetAsync<SearchResponse>($"/search?q=city&size=3&cursor={first.NextCursor}");
        Assert.Equal((2, first.Total, first.Index), (second.Page, second.Total, second.Index));
        var newer = await service.GetAsync<SearchResponse>("/search?q=city&size=2");
        Assert.NotEqual(first.Index.Version, newer.Index.Version);
        await service.GetAsync<SearchResponse>($"/search?q=city&size=2&cursor={newer.NextCursor}");
        await RunJobAsync(service, "full");

        var problem = await service.GetProblemAsync($"/search?q=city&cursor={first.NextCursor}", HttpStatusCode.Gone);

        Assert.Contains("anew", problem.Detail, StringComparison.Ordinal);
        Assert.Equal(newer.Index, (await service.GetAsync<SearchResponse>($"/search?q=city&cursor={newer.NextCursor}")).Index);
    }

    [Fact]
    public async Task A_restart_changes_nothing_for_cursors_of_the_newest_version()
    {
        CopySamples();
        SearchResponse first, second;
        await using (var service = await RunningService.StartAsync(_folder.Settings))
        {
            first = await service.GetAsync<SearchResponse>("/search?q=city&words=any&size=2&from=9000d");
            second = await service.GetAsync<SearchResponse>($"/search?q=city&words=any&size=2&from=9000d&cursor={first.NextCursor}");
        }

        await using var restarted = await RunningService.StartAsync(_folder.Settings);
        var again = await restarted.GetAsync<SearchResponse>($"/search?q=city&words=any&size=2&from=9000d&cursor={first.NextCursor}");

        Assert.Equal(second.Hits.Select(hit => hit.Id), again.Hits.Select(hit => hit.Id));
        Assert.Equal(second.NextCursor, again.NextCursor);
        Assert.Empty(again.Hits.Select(hit => hit.Id).Intersect(first.Hits.Select(hit => hit.Id)));
    }

    // An age is counted from the first page on, so that its bound stays where it was.
    [Fact]
    public async Task Ages_stand_still_from_page_to_page()
    {
        var time = new ManualTime();
        for (var i = 0; i < 6; i++)
        {
            File.WriteAllText(
                Path.Combine(_folder.ArticlesPath, $"{i}.md"),
                $"---\ntitle: Hourly {i}\npublishedDateTime: {time.GetUtcNow().AddHours(-i):yyyy-MM-dd'T'HH:mm:ss'Z'}\n---\n");
        }

        await using var service = await RunningService.StartAsync(
            _folder.Settings, builder => builder.Services.AddSingleton<TimeProvider>(time));
        var first = await service.GetAsync<SearchResponse>("/search?from=4h&to=0h&size=2");
        time.Move(TimeSpan.FromHours(2));
        var second = await service.GetAsync<SearchResponse>($"/search?from=4h&to=0h&size=2&cursor={first.NextCursor}");
        var third = await service.GetAsync<SearchResponse>($"/search?from=4h&to=0h&size=2&cursor={second.NextCursor}");

        Assert.Equal(["0", "1", "2", "3", "4"], first.Hits.Concat(second.Hits).Concat(third.Hits).Select(hit => hit.Id));
        Assert.Equal((5, 5, 5), (first.Total, second.Total, third.Total));
        Assert.Null(third.NextCursor);
        await service.GetProblemAsync($"/search?from=3h&to=0h&cursor={first.NextCursor}", HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("q=cities")]
    [InlineData("q=city&topic=Climate")]
    [InlineData("q=city&type=-video")]
    [InlineData("q=city&from=2021-01-01")]
    [InlineData("q=city&to=2031-01-01")]
    [InlineData("q=city&minQuality=1")]
    [InlineData("q=city&maxQuality=99")]
    [InlineData("q=city&sort=newest")]
    [InlineData("q=city&words=any")]
    [InlineData("q=city&typo=off")]
    [InlineData("q=city&qualityWeight=0.7")]
    [InlineData("")]
    public async Task A_cursor_of_another_search_is_a_400(string query)
    {
        var cursor = await CursorAsync("/search?q=city&size=1");

        var problem = await _sample.GetProblemAsync($"/search?{query}&cursor={cursor}", HttpStatusCode.BadRequest);

        Assert.Contains("another search", problem.Errors!["cursor"].Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("size=3")]
    [InlineData("size=0&facets=topic&facetSize=2")]
    [InlineData("highlight=false&explain=true")]
    [InlineData("sort=relevance&words=auto&typo=auto")]
    public async Task What_does_not_change_the_list_may_change(string more)
    {
        var cursor = await CursorAsync("/search?q=city&size=1");

        var page = await _sample.GetAsync<SearchResponse>($"/search?q=city&{more}&cursor={cursor}");

        Assert.Equal(2, page.Page);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("%00")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("========================================================================================")]
    [InlineData("%F0%9F%98%80")]
    public async Task What_is_no_cursor_is_a_400(string cursor)
    {
        var problem = await _sample.GetProblemAsync($"/search?cursor={cursor}", HttpStatusCode.BadRequest);

        Assert.Contains("nextCursor", problem.Errors!["cursor"].Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_cursor_is_a_400_and_never_anything_else()
    {
        var cursor = await CursorAsync("/search?size=1");
        var random = new Random(20261122);
        for (var i = 0; i < 200; i++)
        {
            var letters = cursor.ToCharArray();
            var place = random.Next(letters.Length);
            letters[place] = letters[place] == 'A' ? 'B' : 'A';
            await _sample.GetProblemAsync($"/search?size=1&cursor={new string(letters)}", HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task A_cursor_excludes_a_page()
    {
        var cursor = await CursorAsync("/search?size=1");

        var problem = await _sample.GetProblemAsync($"/search?size=1&page=2&cursor={cursor}", HttpStatusCode.BadRequest);

        Assert.Contains("page", problem.Errors!["cursor"].Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_takes_a_cursor_too()
    {
        var cursor = await CursorAsync("/search?q=city&size=1");
        using var response = await _sample.PostAsync("/search", $$"""{"q":"city","size":2,"cursor":"{{cursor}}"}""");

        var page = await RunningService.ReadAsync<SearchResponse>(response);

        Assert.Equal((2, 2), (page.Page, page.Hits.Count));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> CursorAsync(string url)
    {
        var cursor = (await _sample.GetAsync<SearchResponse>(url)).NextCursor;
        Assert.Matches("^[A-Za-z0-9_-]{88}$", cursor);
        return cursor!;
    }

    private void CopySamples()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Articles, "*.md", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.ArticlesPath, Path.GetRelativePath(Repository.Articles, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task RunJobAsync(RunningService service, string mode)
    {
        using var response = await service.PostAsync("/reindex", $$"""{"mode":"{{mode}}"}""");
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await service.WaitUntilIdleAsync();
    }

    private static async Task<List<string>> ReadByNumberAsync(RunningService service, string url)
    {
        var hits = new List<string>();
        for (var number = 1; ; number++)
        {
            var page = await service.GetAsync<JsonElement>($"{url}&size=100&page={number}");
            hits.AddRange(HitsOf(page));
            if (!page.TryGetProperty("nextCursor", out _))
            {
                Assert.Equal(page.GetProperty("total").GetInt32(), hits.Count);
                return hits;
            }
        }
    }

    // The hits behind the first page too, each as it was answered.
    private static async Task<List<string>> WalkAsync(RunningService service, string url, JsonElement page)
    {
        var (total, index, facets) = (page.GetProperty("total").GetRawText(), page.GetProperty("index").GetRawText(), page.GetProperty("facets").GetRawText());
        List<string> hits = [.. HitsOf(page)];
        for (var number = 2; page.TryGetProperty("nextCursor", out var cursor); number++)
        {
            page = await service.GetAsync<JsonElement>($"{url}&cursor={cursor.GetString()}");
            Assert.Equal(number, page.GetProperty("page").GetInt32());
            Assert.Equal((total, index, facets), (page.GetProperty("total").GetRawText(), page.GetProperty("index").GetRawText(), page.GetProperty("facets").GetRawText()));
            hits.AddRange(HitsOf(page));
        }

        return hits;
    }

    private static IEnumerable<string> HitsOf(JsonElement page) => page.GetProperty("hits").EnumerateArray().Select(hit => hit.GetRawText());
}
