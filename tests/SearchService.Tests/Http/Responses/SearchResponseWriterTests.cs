using System.Buffers;
using System.Text;
using System.Text.Json;
using SearchService.Articles;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http.Responses;

public sealed class SearchResponseWriterTests
{
    private static readonly IndexSnapshotInfo Snapshot = new(7, new DateTimeOffset(2026, 11, 21, 20, 0, 0, TimeSpan.FromHours(1)), 4958);

    [Fact]
    public void Write_gives_the_contracts_form()
    {
        var page = new ArticlePage(
            new QueryReading("unions", "+union", ["a warning"], Corrected: null, Relaxed: true), 42, 1, 10, NextCursor: null, Snapshot,
            [new ArticleHit("2023/a", 12.31f, """{"title":"T","quality":54}"""u8.ToArray(), MatchKind.Exact, Highlight: null, new HitExplanation(9.4f, 1.31, [new TermExplanation("union", 5.2f, ["title", "excerpt"])]))],
            new Dictionary<Facet, FacetCounts> { [Facet.Topic] = new([new FacetValue("AI", 17, Selected: false)], 9, 3) });

        Assert.Equal(
            """
            {"query":{"text":"unions","parsed":"+union","warnings":["a warning"],"relaxed":true},
            "total":42,"page":1,"size":10,"tookMs":0.8,"index":{"version":7,"builtAt":"2026-11-21T19:00:00Z","articles":4958},
            "hits":[{"id":"2023/a","score":12.31,"title":"T","quality":54,"match":"exact",
            "explain":{"text":9.4,"quality":1.31,"terms":[{"term":"union","score":5.2,"in":["title","excerpt"]}]}}],
            "facets":{"topic":{"values":[{"value":"AI","count":17,"selected":false}],"distinct":9,"other":3}}}
            """.ReplaceLineEndings(""),
            Write(page));
    }

    [Theory]
    [InlineData("{}", MatchKind.Partial, """{"id":"x","score":1,"match":"partial"}""")]
    [InlineData("""{"title":"Zürich – „{\"}“ 🚋"}""", MatchKind.Typo, """{"id":"x","score":1,"title":"Zürich – „{\"}“ 🚋","match":"typo"}""")]
    public void Write_copies_the_articles_fields_as_they_are(string source, MatchKind match, string expected)
    {
        var page = PageOf(new ArticleHit("x", 1, Encoding.UTF8.GetBytes(source), match, null, null));

        Assert.Contains($"\"hits\":[{expected}]", Write(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_keeps_many_large_hits_apart()
    {
        var random = new Random(20260521);
        var hits = Enumerable.Range(0, 100)
            .Select(i => new ArticleHit($"id/{i} \"ü\"", i / 7f, JsonSerializer.SerializeToUtf8Bytes(new { title = new string('ä', random.Next(3_000)) }), MatchKind.Exact, null, null))
            .ToArray();

        using var json = JsonDocument.Parse(Write(PageOf(hits)));

        var written = json.RootElement.GetProperty("hits").EnumerateArray().ToArray();
        Assert.Equal(hits.Select(hit => hit.Id), written.Select(hit => hit.GetProperty("id").GetString()));
        Assert.Equal(hits.Select(hit => hit.Score), written.Select(hit => hit.GetProperty("score").GetSingle()));
        Assert.All(written, hit => Assert.Equal(["id", "score", "title", "match"], hit.EnumerateObject().Select(member => member.Name)));
    }

    private static ArticlePage PageOf(params ArticleHit[] hits) =>
        new(new QueryReading("", "", [], null, false), hits.Length, 1, 100, null, Snapshot, hits, new Dictionary<Facet, FacetCounts>());

    private static string Write(ArticlePage page)
    {
        var output = new ArrayBufferWriter<byte>();
        SearchResponseWriter.Write(output, page, 0.8);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.WrittenSpan);
    }
}
