using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>The entity tag of a feed: another one whenever the feed may be another.</summary>
public static class FeedTag
{
    /// <summary>Whether the feed depends on nothing but its address and the index: a strong tag is known before the search.</summary>
    public static bool IsFixed(ArticleSearch search) => search.Cursor is null && search.Now == default;

    /// <summary>The tag of a feed whose content the address and the index decide.</summary>
    /// <param name="indexTag">Of the index: see <see cref="ArticlePage.Tag"/>.</param>
    /// <param name="self">The feed's own address.</param>
    public static EntityTagHeaderValue Of(string indexTag, string self) => new($"\"{Hash($"{indexTag}\n{self}")}\"");

    /// <summary>The tag of a feed that time changes too, since articles grow too old or old enough for it. A weak one: where its next page
    /// begins is told anew each time.</summary>
    public static EntityTagHeaderValue OfContent(ArticlePage page, string self)
    {
        var ids = string.Concat(page.Hits.Select(hit => string.Create(CultureInfo.InvariantCulture, $"\n{hit.Id.Length} {hit.Id}")));
        return new EntityTagHeaderValue($"\"{Hash($"{page.Tag}\n{self}\n{page.Total}{ids}")}\"", isWeak: true);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
