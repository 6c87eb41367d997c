using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Xunit;

namespace SearchService.Tests.Http.Page;

/// <summary>The files of the search page as they are sent. What the page does with them is tried in a browser, by tests of their own.</summary>
public sealed partial class PageApiTests(SampleService sample)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "SearchService", "wwwroot");

    public static TheoryData<string> Files { get; } = [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_is_sent_as_it_is_in_the_repository(string file)
    {
        using var response = await sample.Service.Client.GetAsync(UrlOf(file), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Folder, file), Cancellation), await response.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.True(response.Headers.CacheControl?.NoCache);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_that_a_browser_has_is_not_sent_again(string file)
    {
        using var first = await sample.Service.Client.GetAsync(UrlOf(file), Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, UrlOf(file));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await sample.Service.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/page/style.css", "text/css")]
    [InlineData("/page/app.js", "text/javascript")]
    [InlineData("/page/icon.svg", "image/svg+xml")]
    public async Task File_has_its_media_type(string url, string mediaType)
    {
        using var response = await sample.Service.Client.GetAsync(url, Cancellation);

        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Head_tells_the_length_without_a_body()
    {
        using var response = await sample.Service.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 0);
    }

    /// <summary>A module that is missing in the head costs a trip for each import that leads to it.</summary>
    [Fact]
    public async Task Head_names_every_module()
    {
        var html = await sample.Service.Client.GetStringAsync("/", Cancellation);

        var modules = Files.Select(row => row.Data).Where(file => file.EndsWith(".js", StringComparison.Ordinal)).Select(UrlOf).Order(StringComparer.Ordinal);
        Assert.Equal(modules, Modules().Matches(html).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Page_has_no_inline_script_or_style_and_no_other_host()
    {
        var html = await sample.Service.Client.GetStringAsync("/", Cancellation);

        Assert.DoesNotMatch("<style|\\sstyle=|\\son[a-z]+=|javascript:|https?://", html);
        Assert.All(Scripts().Matches(html), script => Assert.Contains("src=\"/page/", script.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Images_of_articles_are_off_until_a_setting_turns_them_on()
    {
        using var folder = new TempFolder();
        await using var service = await RunningService.StartAsync([.. folder.Settings, "--Search:ShowImages=true"], RunningService.WithoutIndex, waitUntilReady: false);

        Assert.Contains("name=\"remote-images\" content=\"off\"", await sample.Service.Client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
        Assert.Contains("img-src 'self';", await PolicyAsync(sample.Service, "/"), StringComparison.Ordinal);
        Assert.Contains("name=\"remote-images\" content=\"on\"", await service.Client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
        Assert.Contains("img-src 'self' https:;", await PolicyAsync(service, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_bears_the_name_of_the_site_as_text()
    {
        using var folder = new TempFolder();
        await using var service = await RunningService.StartAsync([.. folder.Settings, "--Search:SiteName=<b>News & Co"], RunningService.WithoutIndex, waitUntilReady: false);

        var html = await service.Client.GetStringAsync("/", Cancellation);

        Assert.Contains("<title>&lt;b&gt;News &amp; Co</title>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("SearchService", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?q=a")]
    [InlineData("/search?size=x")]
    [InlineData("/nowhere")]
    [InlineData("/openapi/v1.json")]
    public async Task Answer_that_is_no_page_may_load_nothing(string url) =>
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", await PolicyAsync(sample.Service, url));

    [Theory]
    [InlineData("/")]
    [InlineData("/search")]
    [InlineData("/nowhere")]
    [InlineData("/docs/index.html")]
    public async Task Every_answer_has_the_headers_that_keep_other_sites_out(string url)
    {
        using var response = await sample.Service.Client.GetAsync(url, Cancellation);

        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Contains("camera=()", response.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_is_served_without_another_host()
    {
        using var response = await sample.Service.Client.GetAsync("/docs", Cancellation);
        var html = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
        Assert.Contains("script-src 'self';", await PolicyAsync(sample.Service, "/docs/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_is_there_whatever_folder_the_service_is_started_in()
    {
        using var folder = new TempFolder();
        await using var service = await RunningService.StartAsync([.. folder.Settings, $"--contentRoot={folder.Path}"], RunningService.WithoutIndex, waitUntilReady: false);

        using var response = await service.Client.GetAsync("/", Cancellation);

        Assert.Equal(new MediaTypeHeaderValue("text/html", "utf-8"), response.Content.Headers.ContentType);
    }

    /// <summary>The program as it is built or published, in a process of its own that starts in a folder with nothing else.</summary>
    [Fact]
    public async Task Page_is_there_when_the_program_runs_from_another_folder()
    {
        using var folder = new TempFolder();
        await using var program = await RunningProgram.StartAsync(folder);
        using var client = new HttpClient { BaseAddress = program.Address };

        Assert.Contains("<h1", await client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
        Assert.Contains("import", await client.GetStringAsync("/page/app.js", Cancellation), StringComparison.Ordinal);
        Assert.Contains("swagger", await client.GetStringAsync("/docs/index.html", Cancellation), StringComparison.Ordinal);
    }

    private static string UrlOf(string file) => file == "index.html" ? "/" : $"/{file}";

    private static async Task<string> PolicyAsync(RunningService service, string url)
    {
        using var response = await service.Client.GetAsync(url, Cancellation);
        return response.Headers.GetValues("Content-Security-Policy").Single();
    }

    [GeneratedRegex("(?:modulepreload\" href|module\" src)=\"([^\"]+)\"")]
    private static partial Regex Modules();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Scripts();
}
