using System.Text;

namespace SearchService.Browser.Tests;

/// <summary>Articles for the page to show: 36 plain ones on harbours, some with one telling word each, and some that mean harm.</summary>
public static class InventedArticles
{
    /// <summary>How many of the plain ones there are: more than three pages.</summary>
    public const int Harbours = 36;

    /// <summary>A title that would run, if it were ever markup.</summary>
    public const string HostileTitle = "<img src=x onerror=alert(1)> poison <script>alert(2)</script> & <b>bold</b>";

    public const string HostileTopic = "<svg onload=alert(3)>";

    public const string HostileProvider = "\"'><script>alert(4)</script>";

    /// <summary>A word that no line can hold.</summary>
    public static readonly string LongWord = "un" + string.Concat(Enumerable.Repeat("breakable", 30));

    public const string RightToLeft = "مرفأ المدينة يفتح أبوابه";

    /// <summary>Writes their files.</summary>
    public static void WriteTo(string folder)
    {
        string[] topics = ["Ports", "Energy", "Cranes"];
        for (var i = 1; i <= Harbours; i++)
        {
            Write(folder, $"harbour-{i:00}", new InventedArticle($"Harbour report number {i}")
            {
                Excerpt = $"What the harbour master wrote in week {i}, tides and cranes included.",
                Published = $"{2019 + i % 6}-03-{1 + i % 28:00}T08:00:00Z",
                Topics = i % 4 == 0 ? [topics[i % 3], "Weather"] : [topics[i % 3]],
                Provider = i % 2 == 0 ? "Quay Courier" : "Tidewater Post",
                Quality = i * 3,
            });
        }

        Write(folder, "lighthouse", new InventedArticle("Lighthouse keeper retires after forty winters") { Topics = ["Ports"], Provider = "Quay Courier", Image = "https://images.quay.example/keeper.jpg" });
        Write(folder, "lanterns", new InventedArticle("Lighthouse lanterns sold to a museum") { Topics = ["Museums", "Auctions", "Glass", "Murals"], Provider = "Quay Courier" });
        Write(folder, "hostile", new InventedArticle(HostileTitle) { Excerpt = "poison <img src=x onerror=alert(5)> <mark>", Topics = [HostileTopic], Provider = HostileProvider, Url = "javascript:alert(6)" });
        Write(folder, "long", new InventedArticle(LongWord) { Excerpt = LongWord, Topics = [LongWord], Provider = LongWord });
        Write(folder, "rtl", new InventedArticle(RightToLeft) { Excerpt = RightToLeft, Topics = ["Ports"] });
    }

    private static void Write(string folder, string id, InventedArticle article)
    {
        var text = new StringBuilder("---\ncategory: news\ntype: article\n")
            .Append("title: ").AppendLine(Quoted(article.Title))
            .Append("excerpt: ").AppendLine(Quoted(article.Excerpt))
            .Append("publishedDateTime: ").AppendLine(article.Published)
            .Append("webUrl: ").AppendLine(Quoted(article.Url ?? $"https://quay.example/{id}"))
            .Append("quality: ").AppendLine(article.Quality.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Append("provider:\n  name: ").AppendLine(Quoted(article.Provider)).AppendLine("  domain: quay.example")
            .AppendLine("topics:");
        foreach (var topic in article.Topics)
        {
            text.Append("  - ").AppendLine(Quoted(topic));
        }

        if (article.Image is not null)
        {
            text.Append("images:\n  - url: ").AppendLine(Quoted(article.Image)).AppendLine("    width: 800\n    height: 600\n    isCached: true");
        }

        File.WriteAllText(Path.Combine(folder, $"{id}.md"), text.Append("---\n").ToString());
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
