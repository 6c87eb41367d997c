using System.Globalization;
using System.Text.Json;
using SearchService.Articles;
using SearchService.Http;
using Spectre.Console;

namespace SearchService.Cli;

/// <summary>A page of hits as a table, with the counts of facets below.</summary>
public static class HitTable
{
    public static void Print(IAnsiConsole console, ArticlePage page, double tookMs)
    {
        foreach (var warning in page.Query.Warnings)
        {
            console.WriteLine(warning);
        }

        if (page.Query.Corrected is { } corrected)
        {
            console.WriteLine($"Searched for {corrected} instead of {page.Query.Text}.");
        }

        if (page.Query.Relaxed)
        {
            console.WriteLine("No article has all the words; these have some of them.");
        }

        if (page.Hits.Count > 0)
        {
            console.Write(TableOf(page.Hits));
        }

        foreach (var (facet, counts) in page.Facets)
        {
            var values = string.Join(", ", counts.Values.Select(value => $"{value.Value} {value.Count}"));
            console.WriteLine($"{SearchParameters.Facets.Choices[(int)facet]}: {values}{(counts.Other > 0 ? $", others {counts.Other}" : "")}");
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page.Total} of {page.Index.Articles} articles in {tookMs:0.0} ms"));
    }

    private static Table TableOf(IEnumerable<ArticleHit> hits)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("Score").RightAligned().NoWrap())
            .AddColumn(new TableColumn("Published").NoWrap())
            .AddColumn("Title")
            .AddColumn("Provider")
            .AddColumn("Id");
        foreach (var hit in hits)
        {
            using var source = JsonDocument.Parse(hit.Source);
            var article = source.RootElement;
            var published = Text(article, "publishedDateTime");
            var provider = article.TryGetProperty("provider", out var found) ? Text(found, "name") : "";
            table.AddRow(
                new Text(hit.Score.ToString("0.00", CultureInfo.InvariantCulture)),
                new Text(published[..Math.Min("yyyy-MM-dd".Length, published.Length)]),
                new Text(Text(article, "title")),
                new Text(provider),
                new Text(hit.Id));
        }

        return table;
    }

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
