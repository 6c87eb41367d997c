namespace SearchService.Testing;

/// <summary>The topics that articles name: one stands in nearly all of them and separates nothing, the others are rare and go
/// with the article's theme.</summary>
internal static class ArticleTopics
{
    private const string Everywhere = "World";

    private static readonly string[] Others =
    [
        "Business", "Science", "Health", "Sports", "Travel", "Music", "Film", "Food", "Weather", "Politics", "Education", "Energy",
        "Transport", "Books", "Fashion", "Gaming", "Housing", "Law", "Space", "Agriculture", "Personal Finance", "Real Estate",
    ];

    // Articles of 3,000: rank and number.
    private static readonly AliasTable ByFrequency =
        new(Curve.WeightsByRank([(1, 124), (3, 83), (6, 60), (10, 47), (15, 36), (18, 15), (22, 2)], Others.Length));

    public static IReadOnlyList<string> Draw(int theme, ref ArticleRandom random)
    {
        var count = random.NextDouble() switch
        {
            < 0.743 => 0,
            < 0.949 => 1,
            < 0.992 => 2,
            < 0.999 => 3,
            _ => 4,
        };
        var topics = new List<string>(count + 1) { Everywhere };
        while (topics.Count <= count)
        {
            var topic = Others[random.Chance(0.5) ? theme % Others.Length : ByFrequency.Draw(ref random)];
            if (!topics.Contains(topic))
            {
                topics.Add(topic);
            }
        }

        return topics;
    }
}
