using System.Net;
using System.Text;
using SearchService.Articles;
using SearchService.Testing;
using static SearchService.Hardening.Fuzzing.FuzzFindingException;

namespace SearchService.Hardening.Fuzzing;

/// <summary>Texts for the search box, with the other parameters of a search. Whatever is typed: an answer in time, in which total,
/// pages, facets, marks, explanations and the verdict on single articles agree with each other.</summary>
public sealed class QueryTarget : IFuzzTarget
{
    private static readonly string[] Texts =
    [
        "solar panels", "\"weather satellites\"", "-solar wind", "NOT solar", "harbour OR tram", "(solar OR wind) AND power", "batter*", "sattelite~2", "title:satellite",
        "topic:\"artificial intelligence\" -excerpt:energy", "microsft unions", "provider:grid~ (a b) OR \"c d\"", "the and of", "naïve café", "C++ .NET 3.14", "日本語 東京", "😀 emoji",
        "((tram OR harbour) AND NOT (wind solar)) \"first year\" pow*", "title:(solar", "\"\" () - * ~ :", "o'neil's x-ray user@host a_b 1,234.56",
    ];

    private static readonly string[] Words =
    [
        "solar ", "wind ", "\"", "(", ")", "-", "*", "~", "~1", "~2", ":", "title:", "excerpt:", "topic:", "provider:", " AND ", " OR ", " NOT ", "secured:", "^2", "/", "\\", "[a TO b]", "&&", "||", "!", "+", "?",
        "a", "the ", "satellite", "panles ", "\u00A0", "\u200B", "\uFEFF", "\u0301", "\u202E", "\u0000",
    ];

    private readonly string _folder;
    private readonly ArticleIndex _index;
    private readonly string[] _ids;

    private QueryTarget(string folder, ArticleIndex index)
    {
        (_folder, _index) = (folder, index);
        _ids = [.. index.Search(new ArticleSearch { Size = 100 }).Hits.Select(h => h.Id)];
        // Two bytes in front choose the other parameters.
        Seeds = [.. Texts.SelectMany(t => (byte[][])[[0, 0, .. Encoding.UTF8.GetBytes(t)], [0xFF, (byte)t.Length, .. Encoding.UTF8.GetBytes(t)]])];
        Dictionary = [.. Words.Select(Encoding.UTF8.GetBytes)];
    }

    /// <inheritdoc/>
    public string Name => "queries";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Dictionary { get; }

    /// <inheritdoc/>
    public TimeSpan MaxElapsed => TimeSpan.FromSeconds(1);

    /// <summary>Indexes the sample articles in a temporary folder.</summary>
    public static async Task<QueryTarget> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("search-fuzz-").FullName;
        var index = new ArticleIndex(new ArticleIndexOptions { ArticlesPath = SampleArticles.Folder, IndexPath = Path.Join(folder, "index") });
        var job = await index.WaitForJobAsync(index.StartJob(IndexMode.Full).Id);
        Require(job.State == JobState.Succeeded, $"the sample articles cannot be indexed: {job.Error}");
        return new QueryTarget(folder, index);
    }

    /// <inheritdoc/>
    public Task<string> RunAsync(byte[] input)
    {
        var search = SearchOf(input);
        var page = _index.Search(search);
        Require(page.Total >= 0 && page.Total <= page.Index.Articles, $"{page.Total} of {page.Index.Articles} articles match");
        Require(page.Hits.Count == Math.Min(search.Size, page.Total), $"{page.Hits.Count} hits of {page.Total} on a page of {search.Size}");
        Require(_index.Search(search with { Size = 0, Facets = [], Highlight = false, Explain = false }).Total == page.Total, "the total depends on the page");
        LookAtHits(page);
        LookAtFacets(search, page);
        LookAtNextPage(search, page);
        LookAtVerdict(search, page);
        _ = _index.Suggest(search.Text, 10);
        return Task.FromResult(Behaviour(page));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static ArticleSearch SearchOf(byte[] input)
    {
        var bits = (input.Length > 0 ? input[0] : 0) | ((input.Length > 1 ? input[1] : 0) << 8);
        // What is no UTF-8 becomes half surrogate pairs, which a caller may well hand in.
        var text = new StringBuilder();
        var rest = input.AsSpan(Math.Min(2, input.Length));
        while (rest.Length > 0)
        {
            var isWhole = Rune.DecodeFromUtf8(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            _ = isWhole ? text.Append(rune.ToString()) : text.Append((char)(0xD800 + rest[0]));
            rest = rest[length..];
        }

        return new ArticleSearch
        {
            Text = text.ToString(),
            Words = (WordsMode)(bits % 3),
            Sort = (bits >> 2 & 7) is var sort and < 5 ? (ArticleSort)sort : null,
            Respell = (bits & 0x20) == 0,
            Highlight = (bits & 0x40) == 0 ? null : true,
            Explain = (bits & 0x80) != 0,
            Facets = (bits & 0x100) != 0 ? Enum.GetValues<Facet>() : [],
            FacetSize = 1 + (bits >> 9 & 3),
            Size = 1 + (bits >> 11 & 7),
            MinQuality = (bits & 0x4000) != 0 ? 50 : null,
            Filters = (bits & 0x8000) != 0 ? [new FacetFilter(Facet.Topic, ["energy", "CLOUD"], ["space"])] : [],
        };
    }

    private static void LookAtHits(ArticlePage page)
    {
        Require(page.Hits.Select(h => h.Id).Distinct(StringComparer.Ordinal).Count() == page.Hits.Count, "a hit is twice on the page");
        foreach (var hit in page.Hits)
        {
            Require(float.IsFinite(hit.Score) && hit.Score >= 0, $"a score is {hit.Score}");
            using var source = StrictJson.Parse(hit.Source, "a hit");
            if (hit.Highlight is { } highlight)
            {
                Require(Plain(highlight.Title) == source.RootElement.GetProperty("title").GetString(), "a highlighted title is not the title");
                _ = Plain(highlight.Excerpt);
            }

            if (hit.Explanation is { } explanation)
            {
                var product = explanation.Text * explanation.Quality;
                Require(Math.Abs(product - hit.Score) <= 1e-5 * Math.Max(1, hit.Score), $"the score is {hit.Score}, but text x quality is {product}");
            }
        }
    }

    // Without its marks, each of which begins before it ends; nothing else in it is markup.
    private static string Plain(string html)
    {
        var text = new StringBuilder();
        foreach (var (i, part) in html.Split("<mark>").Index())
        {
            var pieces = part.Split("</mark>");
            Require(pieces.Length == (i == 0 ? 1 : 2), "marks are not in pairs");
            text.AppendJoin("", pieces);
        }

        Require(text.ToString().IndexOfAny(['<', '>', '"']) < 0, "a highlighted text holds markup");
        return WebUtility.HtmlDecode(text.ToString());
    }

    private static void LookAtFacets(ArticleSearch search, ArticlePage page)
    {
        foreach (var (facet, counts) in page.Facets)
        {
            Require(counts.Values.All(v => v.Count >= 0), $"a count of {facet} is negative");
            Require(counts.Other >= 0 && counts.Distinct >= counts.Values.Count(v => v.Count > 0), $"{facet} does not add up");
            if (facet is Facet.Quality)
            {
                Require(counts.Values.Sum(v => (long)v.Count) + counts.Other == page.Total, "the qualities of the hits are not as many as the hits");
            }
        }

        Require(page.Facets.Count == search.Facets.Count, "a facet is missing");
    }

    private void LookAtNextPage(ArticleSearch search, ArticlePage page)
    {
        Require((page.NextCursor is not null) == (page.Total > page.Hits.Count), "a cursor is there without a next page, or the other way round");
        if (page.NextCursor is not { } text)
        {
            return;
        }

        Require(SearchCursor.TryParse(text, out var cursor), "the cursor cannot be read");
        var next = _index.Search(search with { Cursor = cursor, Explain = false });
        var second = _index.Search(search with { Page = 2, Explain = false });
        Require(next.Hits.Select(h => h.Id).SequenceEqual(second.Hits.Select(h => h.Id)), "the cursor's page is another than the second one");
        Require(!next.Hits.Select(h => h.Id).Intersect(page.Hits.Select(h => h.Id), StringComparer.Ordinal).Any(), "a hit is on both pages");
        Require(next.Total == page.Total, "the total changes from page to page");
    }

    private void LookAtVerdict(ArticleSearch search, ArticlePage page)
    {
        if (page.Hits is [var first, ..])
        {
            var verdict = _index.Explain(first.Id, search);
            Require(verdict is { Rank: 1, Reasons.Count: 0 }, $"the first hit is said to have rank {verdict?.Rank}");
        }

        var other = _ids[search.Text.Length % _ids.Length];
        var isFound = _index.Explain(other, search)!.Rank;
        Require(isFound is null || isFound <= page.Total, $"rank {isFound} of {page.Total}");
        Require(isFound is null || isFound > page.Hits.Count || page.Hits[isFound.Value - 1].Id == other, "another hit has that rank");
    }

    private static string Behaviour(ArticlePage page)
    {
        var operators = new string([.. page.Query.Parsed.Where(c => "()\"*~:".Contains(c, StringComparison.Ordinal)).Take(12)]);
        var warnings = page.Query.Warnings.Select(w => new string([.. w.Where(char.IsLetter).Take(30)])).Distinct().Take(3);
        return $"{operators} {int.Log2(page.Total + 1)} {page.Query.Relaxed} {page.Query.Corrected is not null} {string.Join(' ', warnings)}";
    }
}
