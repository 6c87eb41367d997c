namespace SearchService.Testing;

/// <summary>Makes words that no language has, from syllables, some with English endings so that stemming has work to do.</summary>
internal static class InventedWords
{
    private static readonly string[] Onsets =
        ["b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w", "z"];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "a", "e", "o", "ai", "ea", "ou"];

    private static readonly string[] Codas = ["", "", "", "l", "n", "r", "s", "t", "m", "x", "nd", "rt"];

    private static readonly string[] Endings = ["s", "ing", "ed", "er", "ation", "ly", "ment", "ness"];

    /// <summary>The words, each once, the first ones shorter.</summary>
    public static string[] Make(int count)
    {
        var random = new ArticleRandom(seed: 0, index: 0, purpose: 0);
        var words = new string[count];
        var seen = new HashSet<string>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            do
            {
                words[i] = i > 40 && random.Chance(0.25) ? words[random.Next(i)] + Endings[random.Next(Endings.Length)] : Root(i, ref random);
            }
            while (words[i].Length > 16 || !seen.Add(words[i]));
        }

        return words;
    }

    /// <summary>A name for a provider: one to three capitalised words.</summary>
    public static string MakeName(ref ArticleRandom random)
    {
        var words = random.NextDouble() switch
        {
            < 0.49 => 1,
            < 0.82 => 2,
            < 0.97 => 3,
            _ => 4,
        };
        var name = MakeNameWord(ref random);
        for (var i = 1; i < words; i++)
        {
            name += " " + MakeNameWord(ref random);
        }

        return name;
    }

    /// <summary>The word with a capital.</summary>
    public static string Capitalize(string word) => string.Create(word.Length, word, static (target, source) =>
    {
        source.CopyTo(target);
        target[0] = char.ToUpperInvariant(target[0]);
    });

    private static string MakeNameWord(ref ArticleRandom random) => Capitalize(Root(random.Next(1000), ref random));

    private static string Root(int rank, ref ArticleRandom random)
    {
        var syllables = random.Chance(rank < 200 ? 0.9 : 0.75) ? 2 : 3;
        var word = string.Empty;
        for (var i = 1; i <= syllables; i++)
        {
            var coda = i == syllables ? Codas[random.Next(Codas.Length)] : string.Empty;
            word += Onsets[random.Next(Onsets.Length)] + Vowels[random.Next(Vowels.Length)] + coda;
        }

        return word;
    }
}
