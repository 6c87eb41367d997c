using System.Text;
using SearchService.Engine.Analysis;
using static SearchService.Articles.Tests.TypedQuery;

namespace SearchService.Articles.Tests;

/// <summary>Which words articles have, and what a word that none has is taken for: by looking at every word.</summary>
internal sealed class PlainSpelling
{
    private static readonly WordAnalyzer Words = new();

    private readonly HashSet<string> _stems;
    private readonly Dictionary<string, int> _articlesWith;

    public PlainSpelling(IReadOnlyCollection<PlainArticle> articles)
    {
        _stems = [.. articles.SelectMany(a => a.TermsOf(null))];
        _articlesWith = articles.SelectMany(a => WordsOf(a.Article)).CountBy(word => word).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The query with other words in place of those that no article has; what is excluded, in quotes, a beginning or fuzzy stays.</summary>
    public TypedQuery Respell(TypedQuery typed) => typed switch
    {
        TypedWord word => word with { Text = Respell(word.Text) },
        TypedAnd and => new TypedAnd([.. and.Parts.Select(Respell)]),
        TypedOr or => new TypedOr([.. or.Parts.Select(Respell)]),
        TypedSequence sequence => new TypedSequence([.. sequence.Parts.Select(Respell)]),
        _ => typed,
    };

    /// <summary>The query with every fuzzy word told what it stands for.</summary>
    public TypedQuery Expand(TypedQuery typed) => typed switch
    {
        TypedFuzzy fuzzy => fuzzy with { Stems = Alike(fuzzy.Text.ToLowerInvariant(), fuzzy.MaxEdits) },
        TypedNot not => not with { Excluded = Expand(not.Excluded) },
        TypedAnd and => new TypedAnd([.. and.Parts.Select(Expand)]),
        TypedOr or => new TypedOr([.. or.Parts.Select(Expand)]),
        TypedSequence sequence => new TypedSequence([.. sequence.Parts.Select(Expand)]),
        _ => typed,
    };

    /// <summary>The distance in insertions, deletions, replacements and swaps of neighbours, no letter touched twice, from the whole table.</summary>
    public static int Distance(string one, string other)
    {
        Rune[] a = [.. one.EnumerateRunes()], b = [.. other.EnumerateRunes()];
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }

    /// <summary>What a word in lower case is taken for, null for none.</summary>
    public string? Nearest(string word)
    {
        var length = word.EnumerateRunes().Count();
        var most = length >= 8 ? 2 : length >= 4 ? 1 : 0;
        return word.EnumerateRunes().Any(Rune.IsDigit) ? null : Within(word, most)
            .Select(known => known.Word)
            .FirstOrDefault(known => !known.EnumerateRunes().Any(Rune.IsDigit));
    }

    // The stems of the fifty nearest words, and that of the word itself.
    private Dictionary<string, float> Alike(string word, int? maxEdits)
    {
        var most = maxEdits ?? word.Length switch { < 3 => 0, < 8 => 1, _ => 2 };
        var boosts = new Dictionary<string, float>(StringComparer.Ordinal) { [Stem(word)] = 1 };
        foreach (var (known, edits) in Within(word, most).Take(50))
        {
            var boost = edits < word.Length ? 1 - (edits / (float)word.Length) : 1 - (edits / (edits + 1f));
            boosts[Stem(known)] = Math.Max(boost, boosts.GetValueOrDefault(Stem(known)));
        }

        return boosts;
    }

    // All known words, nearest first.
    private List<(string Word, int Edits)> Within(string word, int most) =>
    [
        .. _articlesWith
            .Where(known => Math.Abs(known.Key.EnumerateRunes().Count() - word.EnumerateRunes().Count()) <= most)
            .Select(known => (known.Key, Edits: Distance(word, known.Key), known.Value))
            .Where(known => known.Edits <= most)
            .OrderBy(known => known.Edits).ThenByDescending(known => known.Value).ThenBy(known => known.Key, StringComparer.Ordinal)
            .Select(known => (known.Key, known.Edits)),
    ];

    // A stop word has no stem that an article could have.
    private static string Stem(string word) => PlainField.Analyze(word) is [var only] ? only.Term : word;

    private string Respell(string text)
    {
        var respelled = new StringBuilder(text);
        foreach (var (word, start) in Enumerable.Reverse(Tokens(text)))
        {
            if (!_stems.Contains(PlainField.Analyze(word).Single().Term) && Nearest(word) is { } nearest)
                respelled.Remove(start, word.Length).Insert(start, Cased(nearest, text.Substring(start, word.Length)));
        }

        return respelled.ToString();
    }

    private static string Cased(string word, string typed)
    {
        string letters = string.Concat(typed.Where(char.IsLetter)), initial = char.ToUpperInvariant(word[0]) + word[1..];
        return letters.Length == 0 || !char.IsUpper(letters[0]) ? word
            : letters.Length > 1 && letters == letters.ToUpperInvariant() ? word.ToUpperInvariant() : initial;
    }

    private static HashSet<string> WordsOf(Article article)
    {
        IEnumerable<string> texts = [article.Title, article.Excerpt, .. article.Topics, article.ProviderName ?? ""];
        return [.. texts.SelectMany(Tokens).Select(token => token.Word)];
    }

    private static List<(string Word, int Start)> Tokens(string text)
    {
        var tokens = new List<(string, int)>();
        for (var stream = Words.GetTokenStream("word", text.AsMemory()); stream.IncrementToken();)
            tokens.Add((stream.Token.Text.ToString(), stream.Token.StartOffset));
        return tokens;
    }
}
