namespace SearchService.Articles.Tests;

/// <summary>Makes up what somebody may have typed who looks for one of some articles.</summary>
internal static class RandomTyping
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzéß漢𝒳1.'";

    public static string Next(Random random, IReadOnlyList<Article> articles)
    {
        var article = articles[random.Next(articles.Count)];
        var text = random.Next(6) switch
        {
            0 when article.Topics.Count > 0 => article.Topics[random.Next(article.Topics.Count)],
            1 when article.ProviderName is { } provider => provider,
            _ => article.Title,
        };
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = random.Next(3) == 0 ? 0 : random.Next(words.Length);
        var count = Math.Min(words.Length - first, random.Next(1, random.Next(1, 7)));
        var typed = string.Join(' ', words.Skip(first).Take(count));
        typed = random.Next(4) == 0 ? typed : typed[..random.Next(1, typed.Length + 1)];
        if (random.Next(6) == 0)
            typed = string.Join(' ', typed.Split(' ').Reverse().Select(word => word[..random.Next(Math.Min(1, word.Length), word.Length + 1)]));
        if (random.Next(3) == 0)
            typed = Mistype(random, typed);
        if (random.Next(10) == 0)
            typed = typed.ToUpperInvariant();
        return random.Next(40) == 0 ? "" : typed;
    }

    private static string Mistype(Random random, string text)
    {
        var place = random.Next(text.Length);
        var letter = Letters[random.Next(Letters.Length)];
        return random.Next(4) switch
        {
            0 => text.Insert(place, letter.ToString()),
            1 => text.Remove(place, 1),
            2 => $"{text[..place]}{letter}{text[(place + 1)..]}",
            _ when place + 1 < text.Length => $"{text[..place]}{text[place + 1]}{text[place]}{text[(place + 2)..]}",
            _ => text,
        };
    }
}
