using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace SearchService.Hardening;

/// <summary>Requests for everything but searches, and such as are wrong.</summary>
internal sealed class OtherRequests(SoakArticles articles, FolderHistory history)
{
    private static readonly string[] BadUrls =
    [
        "/search?sizee=3", "/search?size=1000", "/search?page=0", "/search?cursor=nonsense", "/search?q=a&sort=sideways", "/search?from=yesterday",
        "/search?facets=colour", "/suggest?size=-1", "/facets/colour", "/articles/no/such/article", "/articles/no-such-article/similar", "/explain/nothing?q=a",
        "/jobs/17", "/nowhere", "/search.atom?minQuality=much",
    ];

    /// <summary>One at random.</summary>
    public SoakRequest Next(Random random) => random.Next(14) switch
    {
        < 2 => Article(random),
        2 => OfArticle("similar", number => $"/articles/{articles[number].Id}/similar?size=5", random),
        3 => OfArticle("explain", number => $"/explain/{articles[number].Id}?q={SoakArticles.Marker(number)}", random),
        < 6 => Json("suggest", $"/suggest?q={Beginning(random)}&size=8"),
        6 => Json("facets", $"/facets/topic?prefix={Beginning(random)[..1]}&q={SoakArticles.FlavourWord(random.Next(10))}"),
        7 => Json("stats", "/stats"),
        8 => new SoakRequest("metrics", "/metrics") { FindFault = answer => Encoding.UTF8.GetString(answer.Body).EndsWith('\n') ? null : "it is cut off" },
        9 => new SoakRequest("atom", $"/search.atom?q={SoakArticles.FlavourWord(random.Next(10))}") { FindFault = FindXmlFault },
        10 => Json("json feed", $"/search.json-feed?q={SoakArticles.FlavourWord(random.Next(10))}"),
        11 => Json("post", "/search") with { Body = $$"""{"q":"{{SoakArticles.FlavourWord(random.Next(10))}}","facets":["topic","month"],"size":5}""" },
        12 => Bad(BadUrls[random.Next(BadUrls.Length)]),
        _ => BadBody(random),
    };

    private SoakRequest Article(Random random)
    {
        var number = random.Next(articles.Count);
        return new SoakRequest("article", $"/articles/{articles[number].Id}")
        {
            Statuses = [HttpStatusCode.OK, HttpStatusCode.NotFound],
            FindFault = answer =>
            {
                var states = history.Since(answer.Before.BuiltAt);
                using var json = JsonDocument.Parse(answer.Body);
                if (answer.Status == HttpStatusCode.NotFound)
                {
                    return states.Any(state => state.GenerationOf(number) == 0) ? null : "an article is lost";
                }

                var title = json.RootElement.GetProperty("title").GetString()!;
                return states.Any(state => state.FindFault(articles[number].Id, title) is null)
                    ? null
                    : string.Create(CultureInfo.InvariantCulture, $"'{title}' is no version that can be published, of {states.Count}");
            },
        };
    }

    // Of an article that may be there.
    private SoakRequest OfArticle(string kind, Func<int, string> url, Random random)
    {
        var number = random.Next(articles.Count);
        return Json(kind, url(number)) with
        {
            Statuses = [HttpStatusCode.OK, HttpStatusCode.NotFound],
            FindFault = answer => FindJsonFault(answer) ?? (history.Since(answer.Before.BuiltAt).Any(state => state.GenerationOf(number) > 0 == (answer.Status == HttpStatusCode.OK))
                ? null
                : $"{answer.Status} is not what the folder says"),
        };
    }

    private static SoakRequest Json(string kind, string url) => new(kind, url) { FindFault = FindJsonFault };

    private static SoakRequest Bad(string url) => Json("bad", url) with
    {
        Statuses = [HttpStatusCode.BadRequest, HttpStatusCode.NotFound],
        FindFault = answer => answer.MediaType == "application/problem+json" ? FindJsonFault(answer) : $"it is {answer.MediaType}",
    };

    private static SoakRequest BadBody(Random random) => Bad("/search") with
    {
        Body = random.Next(3) switch { 0 => "{", 1 => """{"size":"many"}""", _ => """["q"]""" },
    };

    private string Beginning(Random random)
    {
        var title = articles[random.Next(articles.Count)].Title;
        return Uri.EscapeDataString(title[..random.Next(1, Math.Min(12, title.Length))]);
    }

    private static string? FindJsonFault(SoakAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            return null;
        }
        catch (JsonException e)
        {
            return $"it is no JSON: {e.Message}";
        }
    }

    private static string? FindXmlFault(SoakAnswer answer)
    {
        try
        {
            using var stream = new MemoryStream(answer.Body);
            return XDocument.Load(stream).Root?.Name.LocalName == "feed" ? null : "it is no feed";
        }
        catch (XmlException e)
        {
            return $"it is no XML: {e.Message}";
        }
    }
}
