using System.Collections.Concurrent;
using Xunit;

namespace SearchService.Tests.Load;

/// <summary>A folder of articles made of a few words, changed at random, and what every published version of it answers:
/// told by looking at every article, without an index.</summary>
public sealed class LoadModel
{
    /// <summary>An article that stays as it is.</summary>
    public const string FixedId = "fixed";

    private static readonly string[] Words = ["alpha", "bravo", "canyon", "delta", "echo", "foxtrot", "gamma", "hotel"];
    private static readonly string[] Types = ["article", "video", "webContent"];

    private static readonly IReadOnlyDictionary<LoadRequest, Func<ModelArticle, bool>> Matches = new Dictionary<LoadRequest, Func<ModelArticle, bool>>
    {
        [new("/search?q=alpha&facets=type")] = a => a.Has("alpha"),
        [new("/search?q=alpha+bravo&words=all&facets=type")] = a => a.Has("alpha") && a.Has("bravo"),
        [new("/search?q=canyon+delta&words=any&facets=type")] = a => a.Has("canyon") || a.Has("delta"),
        [new("/search?q=echo+-foxtrot&facets=type&size=100")] = a => a.Has("echo") && !a.Has("foxtrot"),
        [new("/search?q=%22gamma+hotel%22&facets=type")] = a => a.Title.Contains("gamma hotel", StringComparison.Ordinal),
        [new("/search?q=hot*&facets=type&sort=newest")] = a => a.Has("hotel"),
        [new("/search?q=title:delta&minQuality=50&facets=type")] = a => a.Has("delta") && a.Quality >= 50,
        [new("/search?facets=type&page=2&size=7")] = _ => true,
        [new("""{"q":"bravo OR echo","facets":["type"],"maxQuality":20}""")] = a => (a.Has("bravo") || a.Has("echo")) && a.Quality <= 20,
    };

    private readonly TempFolder _folder;
    private readonly Random _random;
    private readonly Dictionary<string, ModelArticle> _articles = [];
    private readonly ConcurrentDictionary<long, ModelArticle[]> _published = [];
    private int _written;

    public LoadModel(TempFolder folder, int seed)
    {
        _folder = folder;
        _random = new Random(seed);
        Write(FixedId);
    }

    /// <summary>Every search that the model knows the answer of.</summary>
    public static IReadOnlyList<LoadRequest> Requests { get; } = [.. Matches.Keys];

    /// <summary>Adds, edits or removes that many articles at random.</summary>
    public void Change(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var id = $"a{_random.Next(100)}";
            if (_random.Next(3) == 0 && _articles.Remove(id))
            {
                File.Delete(Path.Combine(_folder.ArticlesPath, id + ".md"));
            }
            else
            {
                Write(id);
            }
        }
    }

    /// <summary>Notes that this version of the index holds what the folder holds now.</summary>
    public void Publish(long version) => Assert.True(_published.TryAdd(version, [.. _articles.Values]), $"version {version} was published before");

    /// <summary>What a search should have been answered by the version that answered it.</summary>
    public LoadAnswer Expected(LoadAnswer answer)
    {
        var articles = _published[answer.Version];
        var matching = articles.Where(Matches[answer.Request]).ToArray();
        var types = matching.GroupBy(article => article.Type)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $$"""{"value":"{{group.Key}}","count":{{group.Count()}},"selected":false}""").ToArray();
        return answer with
        {
            Articles = articles.Length,
            Total = matching.Length,
            Facets = $$$"""{"type":{"values":[{{{string.Join(',', types)}}}],"distinct":{{{types.Length}}},"other":0}}""",
        };
    }

    private void Write(string id)
    {
        // The number tells two writings of one article apart, also by their length now and then.
        var title = $"{string.Join(' ', Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Words[_random.Next(Words.Length)]))} n{_written++}";
        var article = new ModelArticle(title, Types[_random.Next(Types.Length)], _random.Next(101));
        _folder.AddArticle(id, title, $"type: {article.Type}\nquality: {article.Quality}\n");
        _articles[id] = article;
    }

    /// <summary>An article as the model sees it.</summary>
    private sealed record ModelArticle(string Title, string Type, int Quality)
    {
        public bool Has(string word) => Title.Split(' ').Contains(word);
    }
}
