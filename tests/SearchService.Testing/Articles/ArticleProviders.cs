namespace SearchService.Testing;

/// <summary>The publishers: one has four articles in ten, most have a handful.</summary>
internal static class ArticleProviders
{
    private const int Count = 1_000;

    private static readonly SyntheticProvider[] Providers = Make();

    // Articles of 3,000: rank and number. Half of the 335 real ones have a single article.
    private static readonly AliasTable ByFrequency =
        new(Curve.WeightsByRank([(1, 1_222), (2, 77), (5, 59), (10, 32), (20, 23), (40, 12), (80, 6), (170, 1.5), (335, 0.7)], Count));

    public static SyntheticProvider Draw(ref ArticleRandom random) => Providers[ByFrequency.Draw(ref random)];

    private static SyntheticProvider[] Make()
    {
        var random = new ArticleRandom(seed: 0, index: 0, purpose: 2);
        var names = new HashSet<string>(Count, StringComparer.OrdinalIgnoreCase);
        var providers = new SyntheticProvider[Count];
        for (var i = 0; i < Count; i++)
        {
            string name;
            do
            {
                name = InventedWords.MakeName(ref random);
            }
            while (name.Length > 42 || !names.Add(name));

            var domain = name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() + ".example";
            providers[i] = new SyntheticProvider(name, domain, HasLogo: random.Chance(0.58), HasMobilePages: i > 0 && random.Chance(0.4));
        }

        return providers;
    }
}
