using System.Globalization;
using System.Text;

namespace SearchService.Testing;

/// <summary>
/// An endless sequence of invented articles with the statistics of real ones: lengths, frequencies and co-occurrence of words,
/// topics, providers, quality, heat, related lists, sizes. Of the real ones it knows numbers only; words and names are made up.
/// Article i depends on the seed and i alone, so threads can share the work. Thread-safe.
/// </summary>
public sealed class ArticleGenerator
{
    // 224 of 3,002 real articles share their title with another: here one in 27 takes that of an article shortly before it.
    private const double SharedTitleShare = 0.037;
    private const int Neighbourhood = 400;

    // The streams of random numbers of one article.
    private const int ThemePurpose = 10;
    private const int ProsePurpose = 11;
    private const int FieldsPurpose = 12;
    private const int RelatedPurpose = 13;

    private static readonly DateTimeOffset FirstDay = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int Days = 10 * 365;

    // Real scores crowd on a few values, half of all articles on these; the others lie between.
    private static readonly int[] CommonQualities = [37, 37, 37, 37, 17, 17, 67, 67, 22, 22, 84, 84, 42, 82, 97, 57, 77, 69, 2, 0];
    private static readonly int[] Qualities = [0, 7, 17, 20, 22, 30, 35, 36, 37, 44, 51, 56, 62, 67, 69, 77, 82, 86, 91, 97, 136];
    private static readonly int[] PublishedQualities = [50, 57, 67, 71, 77, 82, 84, 87, 92, 106, 136];
    private static readonly int[] Heats = [0, 15, 22, 37, 52, 69, 82, 97, 121, 186, 900];

    // The sizes of related lists in the source, every twentieth; shorter lists are cut from these.
    private static readonly int[] RelatedSizes = [0, 0, 0, 1, 1, 2, 4, 7, 8, 9, 11, 13, 15, 18, 22, 26, 32, 40, 52, 80, 179];

    private readonly int _seed;

    public ArticleGenerator(int seed) => _seed = seed;

    /// <summary>The article at a place of the sequence.</summary>
    /// <param name="index">Not negative.</param>
    public SyntheticArticle Create(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var random = new ArticleRandom(_seed, index, FieldsPurpose);
        var theme = ThemeOf(index);
        var prose = new ArticleProse(theme, new ArticleRandom(_seed, index, ProsePurpose));
        var ownTitle = prose.Title();
        var title = random.Chance(SharedTitleShare) && index > 0 ? OwnTitle(index - 1 - random.Next(Math.Min(index, Neighbourhood))) : ownTitle;
        var published = FirstDay.AddDays(random.Next(Days)).AddSeconds(random.Next(24 * 60 * 60));
        var provider = ArticleProviders.Draw(ref random);
        var slug = SlugOf(title);
        var webUrl = string.Create(CultureInfo.InvariantCulture, $"https://www.{provider.Domain}/{published:yyyy}/{published:MM}/{index}/{slug}");
        var hasMobilePage = provider.HasMobilePages;
        var isPublished = random.Chance(0.12);
        var quality = DrawQuality(isPublished, ref random);
        return new SyntheticArticle
        {
            Index = index,
            Theme = theme,
            Title = title,
            Excerpt = prose.Excerpt(),
            Published = published,
            Id = string.Create(CultureInfo.InvariantCulture, $"{index / 1_000:0000}/{published:yyyy-MM-dd}-{slug}-{index}"),
            WebUrl = webUrl,
            OriginalUrl = random.Chance(0.577) ? webUrl : null,
            AmpWebUrl = hasMobilePage ? $"{webUrl}/amp" : null,
            CdnAmpWebUrl = hasMobilePage ? $"https://{provider.Domain.Replace('.', '-')}.cdn.example/c/s/{webUrl["https://".Length..]}/amp" : null,
            Quality = quality,
            Heat = DrawHeat(quality, ref random),
            IsPublished = isPublished,
            Provider = provider,
            Topics = ArticleTopics.Draw(theme, ref random),
            Image = random.Chance(0.558) ? DrawImage(provider, published, slug, ref random) : null,
        };
    }

    /// <summary>Other articles of the same theme, by falling quality. Costs as much as making each of them.</summary>
    /// <param name="article">One of this generator.</param>
    /// <param name="maxCount">Where longer lists are cut. Real ones have up to 179 entries, most of a file's bytes.</param>
    public IReadOnlyList<SyntheticArticle> Related(SyntheticArticle article, int maxCount = 8)
    {
        var random = new ArticleRandom(_seed, article.Index, RelatedPurpose);
        var count = Math.Min(Curve.DrawQuantile(RelatedSizes, ref random), maxCount);
        var related = new List<SyntheticArticle>(count);
        for (var distance = 1; related.Count < count && distance < Neighbourhood * count; distance++)
        {
            var index = (distance & 1) == 0 ? article.Index - (distance >> 1) : article.Index + ((distance + 1) >> 1);
            if (index >= 0 && ThemeOf(index) == article.Theme)
            {
                related.Add(Create(index));
            }
        }

        return [.. related.OrderByDescending(a => a.Quality).ThenBy(a => a.Index)];
    }

    private int ThemeOf(int index)
    {
        var random = new ArticleRandom(_seed, index, ThemePurpose);
        return ThemeWords.Shared.DrawTheme(ref random);
    }

    private string OwnTitle(int index) => new ArticleProse(ThemeOf(index), new ArticleRandom(_seed, index, ProsePurpose)).Title();

    private static int DrawQuality(bool isPublished, ref ArticleRandom random)
    {
        if (isPublished)
        {
            return Curve.DrawQuantile(PublishedQualities, ref random);
        }

        return random.Chance(0.5) ? CommonQualities[random.Next(CommonQualities.Length)] : Curve.DrawQuantile(Qualities, ref random);
    }

    // Measured for a quarter of the articles, and then mostly the same as the quality; a few are very hot.
    private static int DrawHeat(int quality, ref ArticleRandom random)
    {
        if (random.Chance(0.758))
        {
            return -1;
        }

        return random.NextDouble() switch
        {
            < 0.66 => quality,
            < 0.98 => Curve.DrawQuantile(Heats, ref random),
            _ => random.Next(900, 3_695),
        };
    }

    private static SyntheticImage DrawImage(SyntheticProvider provider, DateTimeOffset published, string slug, ref ArticleRandom random)
    {
        var (width, height) = random.Next(4) switch
        {
            0 => (1_200, 630),
            1 => (1_024, 576),
            2 => (600, 450),
            _ => (random.Next(256, 6_203), random.Next(201, 4_136)),
        };
        var url = string.Create(
            CultureInfo.InvariantCulture,
            $"https://images.{provider.Domain}/uploads/{published:yyyy/MM}/{random.NextBits():x16}/{slug}-{width}x{height}.jpg");
        return new SyntheticImage(url, width, height);
    }

    private static string SlugOf(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var c in title)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
