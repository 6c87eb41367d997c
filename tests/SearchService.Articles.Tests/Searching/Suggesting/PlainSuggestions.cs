using SearchService.Engine.Analysis;

namespace SearchService.Articles.Tests;

/// <summary>The reference for suggestions: looks at every article, and shares nothing with the product but how texts fall into words.</summary>
internal sealed class PlainSuggestions
{
    private const int MinLettersWithError = 4;

    private static readonly SurfaceAnalyzer Analyzer = new();

    private readonly List<PlainSuggestion> _texts = [];

    public PlainSuggestions(IReadOnlyCollection<Article> articles)
    {
        Add(SuggestionKind.Title, articles.Select(a => (a.Title, a.Quality ?? 0)));
        Add(SuggestionKind.Topic, articles.SelectMany(a => a.Topics.Distinct()).Select(topic => (topic, 0)));
        Add(SuggestionKind.Provider, articles.Select(a => a.ProviderName).OfType<string>().Where(name => name.Length > 0).Select(name => (name, 0)));
    }

    /// <summary>The suggestions in order. Titles that rank alike are one of several choices.</summary>
    public List<PlainSuggestion> Answer(string typed, int size)
    {
        var words = WordsOf(typed);
        if (words.Count == 0)
            return [.. _texts.Where(t => t.Kind == SuggestionKind.Topic).OrderBy(t => t).Take(size)];
        List<PlainSuggestion> matching = [.. _texts.Select(t => t with { Tier = TierOf(words, t.Words) }).Where(t => t.Tier < 4)];
        var answer = Choose(matching.FindAll(t => t.Tier < 3), size);
        if (words.Count == 1 || answer.Count == 0)
            answer.AddRange(Choose(matching.FindAll(t => t.Tier == 3), size - answer.Count));
        return answer;
    }

    /// <summary>A suggestion as the reference ranks it; null when no article has its text.</summary>
    public PlainSuggestion? Find(Suggestion suggestion, string typed)
    {
        var words = WordsOf(typed);
        return _texts.Find(t => t.Kind == suggestion.Kind && t.Text == suggestion.Text) is { } text
            ? text with { Tier = words.Count == 0 ? 0 : TierOf(words, text.Words) }
            : null;
    }

    public static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var stream = Analyzer.GetTokenStream("", text.AsMemory());
        while (stream.IncrementToken())
            words.Add(stream.Token.Text.ToString());
        return words;
    }

    /// <summary>0: begins so; 1: has the words, the last as a beginning; 2: has words that begin so; 3: the same with one error; 4: none.</summary>
    public static int TierOf(List<string> typed, List<string> text)
    {
        bool Begins(string typed, string word) => word.StartsWith(typed, StringComparison.Ordinal);
        bool Has(string typed) => text.Any(word => Begins(typed, word));
        var whole = typed.SkipLast(1).ToList();
        if (text.Count >= typed.Count && text.Take(whole.Count).SequenceEqual(whole) && Begins(typed[^1], text[whole.Count]))
            return 0;
        if (whole.All(text.Contains) && Has(typed[^1]))
            return 1;
        if (typed.All(Has))
            return 2;
        for (var i = 0; i < typed.Count; i++)
        {
            var others = typed.Where((_, place) => place != i);
            if (typed[i].EnumerateRunes().Count() >= MinLettersWithError && others.All(Has) && text.Any(word => EditsToBeginning(typed[i], word) <= 1))
                return 3;
        }

        return 4;
    }

    /// <summary>The least distance from a word to any beginning of another.</summary>
    public static int EditsToBeginning(string word, string text)
    {
        int[] from = [.. word.EnumerateRunes().Select(r => r.Value)];
        int[] to = [.. text.EnumerateRunes().Select(r => r.Value)];
        var distance = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                distance[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1, distance[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
            }
        }

        return Enumerable.Range(0, to.Length + 1).Min(j => distance[from.Length, j]);
    }

    // Topics and providers get half, rounded down, and what titles leave.
    private static List<PlainSuggestion> Choose(List<PlainSuggestion> matching, int room)
    {
        var titles = matching.FindAll(t => t.Kind == SuggestionKind.Title).Order().ToList();
        var values = matching.FindAll(t => t.Kind != SuggestionKind.Title).Order().ToList();
        var chosen = values.Take(room / 2).ToList();
        chosen.AddRange(titles.Take(room - chosen.Count));
        chosen.AddRange(values.Skip(room / 2).Take(room - chosen.Count));
        return [.. chosen.Order()];
    }

    private void Add(SuggestionKind kind, IEnumerable<(string Text, int Quality)> texts) => _texts.AddRange(
        texts.GroupBy(t => t.Text, StringComparer.Ordinal)
            .Select(g => new PlainSuggestion(g.Key, kind, g.Count(), g.Max(t => t.Quality), WordsOf(g.Key))));
}
