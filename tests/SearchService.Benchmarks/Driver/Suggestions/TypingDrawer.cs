using SearchService.Engine.Segments;

namespace SearchService.Benchmarks;

/// <summary>Draws what somebody may have typed who looks for an article of an index: beginnings of its title, of words within it, and
/// both with an error.</summary>
internal sealed class TypingDrawer(IndexReader reader, Random random)
{
    private static readonly int[] Lengths = [2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40];

    /// <summary>Texts by what they are; every first letter, and a number of each other class.</summary>
    public IEnumerable<(string Class, IReadOnlyList<string> Texts)> Draw(int count)
    {
        yield return ("1 letter", [.. Enumerable.Range('a', 26).Select(letter => $"{(char)letter}")]);
        foreach (var length in Lengths)
        {
            yield return ($"{length} letters of a title", Texts(count, title => title[..Math.Min(length, title.Length)]));
        }

        foreach (var length in (int[])[1, 2, 3, 4, 6])
        {
            yield return ($"a word, then {length} letters", Texts(count, title => WordThenLetters(title, length)));
        }

        yield return ("a word in a title", Texts(count, title => Words(title)[^1]));
        yield return ("6 letters, an error", Texts(count, title => Mistype(title[..Math.Min(6, title.Length)])));
        yield return ("a word with an error", Texts(count, title => Mistype(Words(title).MaxBy(word => word.Length)!)));
        yield return ("three words, an error", Texts(count, title => string.Join(' ', Words(title).Take(2).Append(Mistype(Words(title)[^1])))));
        yield return ("three beginnings", Texts(count, title => string.Join(' ', Words(title).Take(3).Select(word => word[..Math.Min(2, word.Length)]))));
    }

    private static string[] Words(string title) => title.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private List<string> Texts(int count, Func<string, string> typed)
    {
        var sample = new IndexSample(reader);
        return [.. Enumerable.Range(0, count).Select(_ => typed(sample.Article(random.Next(reader.MaxDoc)).Title))];
    }

    private string WordThenLetters(string title, int length)
    {
        var words = Words(title);
        var place = random.Next(Math.Max(1, words.Length - 1));
        var next = words[Math.Min(place + 1, words.Length - 1)];
        return $"{words[place]} {next[..Math.Min(length, next.Length)]}";
    }

    private string Mistype(string word)
    {
        var place = random.Next(word.Length);
        return random.Next(3) switch
        {
            0 => word.Remove(place, 1),
            1 => word.Insert(place, "x"),
            _ => $"{word[..place]}q{word[(place + 1)..]}",
        };
    }
}
