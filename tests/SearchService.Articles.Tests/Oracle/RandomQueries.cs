using System.Text.RegularExpressions;
using static SearchService.Articles.Tests.TypedQuery;

namespace SearchService.Articles.Tests;

/// <summary>Makes queries from the words of articles: mostly such that find something, some that find nothing.</summary>
internal sealed partial class RandomQueries(Random random, IReadOnlyList<Article> articles)
{
    private static readonly string[] StopWords = ["the", "of", "and", "to", "is", "The"];

    private Article _home = articles[0];

    /// <summary>A query of any form; null for every article.</summary>
    public TypedQuery? Next()
    {
        _home = Pick(articles);
        return random.Next(20) switch
        {
            0 => null,
            1 or 2 => new TypedSequence(Positive()),
            < 12 => Sequence(Positive),
            < 14 => new TypedSequence(new TypedAnd([.. Some(2, 3, AndPart)])),
            < 16 => new TypedSequence(new TypedOr([.. Some(2, 4, OrPart)])),
            < 19 => Sequence(Group),
            _ => new TypedSequence([.. Some(1, 2, Negative)]),
        };
    }

    /// <summary>A word as it stands in a text, signs attached; some are changed, common or unknown, and some
    /// mistyped.</summary>
    public string Word() => random.Next(25) switch
    {
        0 => StopWords[random.Next(StopWords.Length)],
        1 => "unknownword" + random.Next(9),
        2 => WordOf(Value()).ToUpperInvariant() + "s",
        3 or 4 => Mistyped(WordOf(Value())),
        5 => Mistyped(Mistyped(WordOf(Value()))),
        _ => WordOf(Value()),
    };

    /// <summary>A word with one letter inserted, left out, replaced or swapped with the next.</summary>
    private string Mistyped(string word)
    {
        var at = random.Next(word.Length);
        var letter = ((char)random.Next('a', 'z' + 1)).ToString();
        var mistyped = random.Next(4) switch
        {
            0 => word.Insert(at, letter),
            1 => word.Remove(at, 1),
            2 => word.Remove(at, 1).Insert(at, letter),
            _ => at == 0 ? word : word.Remove(at, 1).Insert(at - 1, word[at].ToString()),
        };
        // Half a code point or an operator would be another query.
        return word.Any(char.IsSurrogate) || Words(mistyped) is not [var only] || only != mistyped ? word : mistyped;
    }

    private TypedSequence Sequence(Func<TypedQuery> part)
    {
        List<TypedQuery> parts = [.. Some(1, 4, part)];
        if (random.Next(3) == 0)
            parts.Insert(random.Next(parts.Count + 1), Negative());
        return new TypedSequence([.. parts]);
    }

    private TypedQuery Group() => random.Next(4) switch
    {
        0 => new TypedAnd([.. Some(2, 3, AndPart)]),
        1 => new TypedOr([.. Some(2, 3, OrPart)]),
        2 => new TypedSequence([.. Some(2, 3, Positive)]),
        _ => Positive(),
    };

    private TypedQuery AndPart() => random.Next(5) switch
    {
        0 => Negative(),
        1 => new TypedOr([.. Some(2, 2, Positive)]),
        2 => new TypedSequence([.. Some(2, 2, Positive)]),
        _ => Positive(),
    };

    private TypedQuery OrPart() => random.Next(6) switch
    {
        0 => Negative(),
        1 => new TypedAnd([.. Some(2, 2, Positive)]),
        _ => Positive(),
    };

    private TypedNot Negative() => new(
        random.Next(4) == 0 ? new TypedOr([.. Some(2, 2, Positive)]) : Positive(), IsMinus: random.Next(2) == 0);

    private TypedQuery Positive() => random.Next(11) switch
    {
        < 5 => new TypedWord(null, Word()),
        5 => FieldWord(),
        6 or 7 => Phrase(),
        8 => FieldPhrase(),
        9 => Fuzzy(),
        _ => Prefix(),
    };

    private TypedWord FieldWord()
    {
        var field = Field();
        return new TypedWord(field, random.Next(3) == 0 ? Word() : WordOf(ValueOf(Source(), field) ?? Value()));
    }

    private TypedQuery Phrase() => PhraseOf(null, Value());

    private TypedQuery FieldPhrase()
    {
        var field = Field();
        return PhraseOf(field, ValueOf(Source(), field) ?? Value());
    }

    private TypedQuery PhraseOf(QueryField? field, string value)
    {
        var words = Words(value);
        if (words.Count == 0)
            return new TypedWord(field, "nothing");
        var start = random.Next(words.Count);
        var phrase = words.Skip(start).Take(random.Next(1, 6)).ToArray();
        if (random.Next(8) == 0)
            random.Shuffle(phrase);
        return new TypedPhrase(field, string.Join(' ', phrase));
    }

    private TypedPrefix Prefix()
    {
        var word = Letters().Match(Value() + " letters").Value;
        return new TypedPrefix(random.Next(4) == 0 ? Field() : null, word[..Math.Min(word.Length, random.Next(2, 8))]);
    }

    private TypedFuzzy Fuzzy()
    {
        var word = Letters().Match(Mistyped(WordOf(Value())) + " letters").Value;
        int? maxEdits = random.Next(3) switch { 0 => null, 1 when word.Length > 5 => 2, _ => 1 };
        return new TypedFuzzy(random.Next(4) == 0 ? Field() : null, word, maxEdits);
    }

    private IEnumerable<TypedQuery> Some(int least, int most, Func<TypedQuery> part) =>
        Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => part());

    private QueryField Field() => (QueryField)random.Next(4);

    private string Value() => ValueOf(Source(), random.Next(8) switch
    {
        < 3 => QueryField.Title,
        < 6 => QueryField.Excerpt,
        6 => QueryField.Topic,
        _ => QueryField.Provider,
    }) ?? Source().Title;

    private string? ValueOf(Article article, QueryField field) => field switch
    {
        QueryField.Title => article.Title,
        QueryField.Excerpt => article.Excerpt.Length > 0 ? article.Excerpt : null,
        QueryField.Topic => article.Topics.Count > 0 ? Pick(article.Topics) : null,
        _ => article.ProviderName,
    };

    private string WordOf(string value) => Words(value) is { Count: > 0 } words ? Pick(words) : "nothing";

    // Most words of a query come from one article, which then may match all of it.
    private Article Source() => random.Next(5) == 0 ? Pick(articles) : _home;

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    // Whatever stands between blanks, without what the grammar would read as its own.
    private static List<string> Words(string value) =>
        [.. value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Signs().Replace(word, "").TrimStart('-'))
            .Where(word => word.Length > 0 && word is not ("AND" or "OR" or "NOT"))];

    [GeneratedRegex("""["()*~:]""")]
    private static partial Regex Signs();

    [GeneratedRegex("[a-zA-Z]{2,}")]
    private static partial Regex Letters();
}
