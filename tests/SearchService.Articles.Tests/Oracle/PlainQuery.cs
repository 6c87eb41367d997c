namespace SearchService.Articles.Tests;

/// <summary>What a typed query looks for, judged article by article. Parts that analysis leaves nothing of are gone.</summary>
internal abstract class PlainQuery
{
    /// <summary>Whether it only says what must not match.</summary>
    public virtual bool IsNegative => false;

    /// <summary>Whether words stand side by side in it of which more than one could be enough.</summary>
    public virtual bool HasChoice => false;

    /// <param name="article">The article.</param>
    /// <param name="any">Whether one of the words that stand side by side is enough.</param>
    public abstract bool Matches(PlainArticle article, bool any);

    /// <summary>The relevance of an article that matches.</summary>
    public abstract double Score(PlainArticle article, bool any, PlainScorings scorings);

    /// <summary>The query; null when nothing is left of it.</summary>
    public static PlainQuery? Of(TypedQuery typed) => Sequence(typed is TypedQuery.TypedSequence { Parts: var parts } ? parts : [typed]);

    private static PlainQuery? Part(TypedQuery typed) => typed switch
    {
        TypedQuery.TypedWord word => Group([.. Words(word)], isAnd: true),
        TypedQuery.TypedPhrase phrase => Phrase(phrase),
        TypedQuery.TypedPrefix prefix => new Beginning(prefix.Field, prefix.Text.ToLowerInvariant()),
        TypedQuery.TypedFuzzy fuzzy => new Alike(fuzzy.Field, fuzzy.Stems!),
        TypedQuery.TypedNot not => Part(not.Excluded) is { } part ? new Without(part) : null,
        TypedQuery.TypedAnd and => Group([.. and.Parts.Select(Part).OfType<PlainQuery>()], isAnd: true),
        TypedQuery.TypedOr or => Group([.. or.Parts.Select(Part).OfType<PlainQuery>()], isAnd: false),
        TypedQuery.TypedSequence sequence => Sequence(sequence.Parts),
        _ => throw new ArgumentException($"{typed.GetType().Name} is no query", nameof(typed)),
    };

    private static PlainQuery? Sequence(IEnumerable<TypedQuery> typed)
    {
        PlainQuery[] parts = [.. typed.SelectMany(t => t is TypedQuery.TypedWord word ? Words(word) : Part(t) is { } part ? [part] : [])];
        return parts.Length > 1 ? new SideBySide(parts) : parts.SingleOrDefault();
    }

    private static IEnumerable<PlainQuery> Words(TypedQuery.TypedWord word) =>
        PlainField.Analyze(word.Text).Select(w => new Phrasing(word.Field, [w]));

    private static Phrasing? Phrase(TypedQuery.TypedPhrase phrase)
    {
        var words = PlainField.Analyze(phrase.Text);
        return words.Count == 0 ? null : new Phrasing(phrase.Field, words);
    }

    private static PlainQuery? Group(PlainQuery[] parts, bool isAnd) =>
        parts.Length < 2 ? parts.SingleOrDefault() : isAnd ? new AllOf(parts) : new OneOf(parts);

    /// <summary>A word, or words that stand together in one field.</summary>
    private sealed class Phrasing(QueryField? field, List<(string Term, int Place)> words) : PlainQuery
    {
        public override bool Matches(PlainArticle article, bool any) => words.Count == 1
            ? article.Count(field, words[0].Term) > 0
            : field is { } named ? article.Fields[(int)named].Count(words) > 0 : article.Fields.Any(f => f.Count(words) > 0);

        public override double Score(PlainArticle article, bool any, PlainScorings scorings) => words.Count > 1 && field is { } named
            ? scorings[field].Score(article, article.Fields[(int)named].Count(words), words.Select(w => w.Term))
            : words.Sum(w => (double)scorings[field].Score(article, article.Count(field, w.Term), w.Term));
    }

    /// <summary>Words that begin so: whose stem does, or is the stem of a word that may.</summary>
    private sealed class Beginning(QueryField? field, string prefix) : PlainQuery
    {
        private readonly HashSet<string> _stems = [.. PrefixStems.Of(prefix)];

        public override bool Matches(PlainArticle article, bool any) =>
            article.TermsOf(field).Any(t => t.StartsWith(prefix, StringComparison.Ordinal) || _stems.Contains(t));

        public override double Score(PlainArticle article, bool any, PlainScorings scorings) => 1;
    }

    /// <summary>Words that are spelled alike, by their stems.</summary>
    private sealed class Alike(QueryField? field, IReadOnlyDictionary<string, float> stems) : PlainQuery
    {
        public override bool Matches(PlainArticle article, bool any) => stems.Keys.Any(s => article.Count(field, s) > 0);

        // None counts more for being rare.
        public override double Score(PlainArticle article, bool any, PlainScorings scorings)
        {
            var mostFrequent = stems.Keys.MaxBy(scorings[field].ArticlesWith)!;
            return stems.Sum(s => s.Value * (double)scorings[field].Score(article, article.Count(field, s.Key), mostFrequent));
        }
    }

    private sealed class Without(PlainQuery excluded) : PlainQuery
    {
        public override bool IsNegative => true;

        public override bool HasChoice => excluded.HasChoice;

        public override bool Matches(PlainArticle article, bool any) => !excluded.Matches(article, any);

        public override double Score(PlainArticle article, bool any, PlainScorings scorings) => 0;
    }

    private abstract class Several(PlainQuery[] parts) : PlainQuery
    {
        protected PlainQuery[] Parts => parts;

        public override bool HasChoice => parts.Any(p => p.HasChoice);

        public override double Score(PlainArticle article, bool any, PlainScorings scorings) =>
            parts.Where(p => p.Matches(article, any)).Sum(p => p.Score(article, any, scorings));
    }

    private sealed class AllOf(PlainQuery[] parts) : Several(parts)
    {
        public override bool IsNegative => Parts.All(p => p.IsNegative);

        public override bool Matches(PlainArticle article, bool any) => Parts.All(p => p.Matches(article, any));
    }

    private sealed class OneOf(PlainQuery[] parts) : Several(parts)
    {
        public override bool Matches(PlainArticle article, bool any) => Parts.Any(p => p.Matches(article, any));
    }

    private sealed class SideBySide(PlainQuery[] parts) : Several(parts)
    {
        private readonly PlainQuery[] _positive = [.. parts.Where(p => !p.IsNegative)];

        public override bool IsNegative => _positive.Length == 0;

        public override bool HasChoice => _positive.Length > 1 || base.HasChoice;

        // One positive part is enough when any is; what is excluded stays excluded.
        public override bool Matches(PlainArticle article, bool any) => any && _positive.Length > 0
            ? _positive.Any(p => p.Matches(article, any)) && Parts.Except(_positive).All(p => p.Matches(article, any))
            : Parts.All(p => p.Matches(article, any));
    }
}
