using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class QueryRulesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Synonyms => Path.Join(_folder.Path, "synonyms.txt");

    private string StopWords => Path.Join(_folder.Path, "stopwords.txt");

    private string[] Settings => [.. _folder.Settings, $"--Search:SynonymsPath={Synonyms}", $"--Search:StopWordsPath={StopWords}"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Search_follows_the_files_of_rules()
    {
        _folder.AddArticle("tram", "Tram lines");
        _folder.AddArticle("car", "A trolley car");
        await using var service = await RunningService.StartAsync(Settings);
        Assert.Equal(new RulesResponse(0, 0, null, null), (await service.GetAsync<StatsResponse>("/stats")).Rules);
        Assert.Equal(["tram"], await FindAsync(service, "tram"));

        await File.WriteAllTextAsync(Synonyms, "tram, trolley car\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(StopWords, "riding\n", TestContext.Current.CancellationToken);
        await WaitAsync(service, rules => rules is { Synonyms: 1, StopWords: 1, Error: null });
        Assert.Equal(["car", "tram"], await FindAsync(service, "riding tram"));
        var page = await service.GetAsync<SearchResponse>("/search?q=tram&explain=true");
        Assert.Equal("tram OR \"trollei car\"", page.Query.Parsed);
        Assert.Equal("A <mark>trolley car</mark>", page.Hits.Single(hit => hit.Id == "car").Highlight!.Title);
        Assert.All(page.Hits, hit => Assert.Equal("tram", Assert.Single(hit.Explain!.Terms).Term));

        await File.WriteAllTextAsync(Synonyms, "tram, bus\n\ntram =>\n", TestContext.Current.CancellationToken);
        await WaitAsync(service, rules => rules is { Synonyms: 1, Error: "synonyms.txt, line 3: there is nothing right of =>" });
        Assert.Equal(["car", "tram"], await FindAsync(service, "tram"));

        File.Delete(Synonyms);
        await WaitAsync(service, rules => rules is { Synonyms: 0, Error: null });
        Assert.Equal(["tram"], await FindAsync(service, "tram"));
    }

    private static async Task<IEnumerable<string>> FindAsync(RunningService service, string text) =>
        (await service.GetAsync<SearchResponse>($"/search?q={text}&words=all")).Hits.Select(hit => hit.Id).Order();

    private static async Task WaitAsync(RunningService service, Func<RulesResponse, bool> isThere)
    {
        RulesResponse rules;
        for (var i = 0; !isThere(rules = (await service.GetAsync<StatsResponse>("/stats")).Rules); i++)
        {
            Assert.True(i < 300, $"the rules are still {rules}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
