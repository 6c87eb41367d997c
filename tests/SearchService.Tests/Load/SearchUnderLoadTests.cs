using SearchService.Http;
using SearchService.Testing;
using Xunit;

namespace SearchService.Tests.Load;

/// <summary>Searches while jobs publish one index after another: nobody notices, but for the version.</summary>
public sealed class SearchUnderLoadTests : IDisposable
{
    private const int Seed = 20261121;

    // No version stays for cursors: what is mapped at the end is counted.
    private const string NoPins = "--Search:Limits:CursorKeepAliveSeconds=0";

    private readonly TempFolder _folder = new();

    /// <summary>Words, phrases, prefixes, filters, facets, sorts and pages.</summary>
    private static LoadRequest[] Mixed { get; } = Array.ConvertAll<string, LoadRequest>(
    [
        "/search?q=wind",
        "/search?q=wind+farm&facets=topic",
        "/search?q=language+OR+model&facets=topic,provider,category,type&facetSize=3",
        "/search?q=%22language+model%22",
        "/search?q=%22for+the%22+-wind",
        "/search?q=r*&size=100",
        "/search?q=a*+b*&words=any&facets=type",
        "/search?q=title:robot",
        "/search?q=nosuchword+wind&words=auto",
        "/search?q=trams&explain=true",
        "/search?topic=Climate&topic=Energy&facets=topic",
        "/search?topic=-Climate&type=video&facets=topic,type",
        "/search?provider=signalandnoise.example&facets=provider",
        "/search?sort=oldest&size=50&page=3",
        "/search?sort=quality&minQuality=40&maxQuality=90",
        "/search?sort=heat&from=2020-01-01&to=2023-12-31",
        "/search?q=city&sort=newest&page=2&size=5",
        "/search?size=0&facets=topic,provider,category,type&facetSize=1000",
        "/search?q=-the+(&topic=%00",
        """{"q":"\"wind farm\" OR solar","facets":["topic","type"],"size":20}""",
        """{"topic":["Climate","Energy"],"topicMode":"all","facets":"topic"}""",
        """{"q":"city","qualityWeight":5,"words":"all","page":2,"size":3}""",
    ], text => new LoadRequest(text));

    [Fact]
    public async Task Full_jobs_change_no_total_and_no_facet()
    {
        await using var service = await RunningService.StartAsync(
            [$"--Search:ArticlesPath={Repository.Articles}", $"--Search:IndexPath={_folder.IndexPath}", NoPins]);
        var load = new SearchLoad(service, Mixed, Seed);
        var before = new Dictionary<LoadRequest, LoadAnswer>();
        foreach (var request in Mixed)
        {
            before[request] = await load.AskAsync(request);
        }

        var jobs = 0;
        var id = (await service.GetAsync<SearchResponse>("/search?q=wind")).Hits[0].Id;
        var answers = await load.RunAsync(
            async () =>
            {
                Assert.Equal(157, (await load.RunJobAsync("full")).Counts.Indexed);
                jobs++;
            },
            [$"/articles/{id}", "/stats", "/jobs", "/health/ready"]);

        Assert.Equal(SearchLoad.Count, answers.Count);
        Assert.All(answers, answer => Assert.Equal(before[answer.Request] with { Version = answer.Version }, answer));
        Assert.Contains(before.Values, answer => answer.Total > 0 && answer.Facets.Length > 100);
        Assert.True(jobs > 1, $"{jobs} jobs ended while {SearchLoad.Count} searches were answered");
        Assert.True(answers.Select(answer => answer.Version).Distinct().Count() > 1, "no search saw a new index");
        CheckMaps();
    }

    [Fact]
    public async Task Changed_jobs_show_every_search_one_publication()
    {
        var model = new LoadModel(_folder, Seed);
        model.Change(60);
        await using var service = await RunningService.StartAsync([.. _folder.Settings, NoPins]);
        var load = new SearchLoad(service, LoadModel.Requests, Seed);
        model.Publish(await VersionAsync(service));

        var answers = await load.RunAsync(
            async () =>
            {
                model.Change(12);
                await load.RunJobAsync("changed");
                model.Publish(await VersionAsync(service));
            },
            [$"/articles/{LoadModel.FixedId}", "/stats", "/jobs", "/health/ready"]);

        Assert.Equal(SearchLoad.Count, answers.Count);
        Assert.All(answers, answer => Assert.Equal(model.Expected(answer), answer));
        Assert.True(answers.Select(answer => answer.Version).Distinct().Count() > 2, "no search saw a new index");
        CheckMaps();
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<long> VersionAsync(RunningService service) =>
        (await service.GetAsync<SearchResponse>("/search?size=0")).Index.Version;

    /// <summary>After the last search nothing is mapped but the files of the newest index.</summary>
    private void CheckMaps()
    {
        if (!MappedFiles.AreKnown)
        {
            return;
        }

        var mapped = MappedFiles.Below(_folder.IndexPath);
        Assert.NotEmpty(mapped);
        Assert.DoesNotContain(mapped, MappedFiles.IsOfDeletedFile);
        Assert.Equal(mapped.Count, mapped.Distinct().Count());
        Assert.InRange(mapped.Count, 1, Directory.GetFiles(_folder.IndexPath).Length);
    }
}
