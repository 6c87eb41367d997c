namespace SearchService.Articles;

/// <summary>Says why an article does not match a query's words. Each part of the query is run on the article as the search runs it; of
/// the parts that fail, all are named.</summary>
internal sealed class TextReasons(DocumentMatcher article)
{
    /// <summary>A sentence for each reason; none when the part matches.</summary>
    /// <param name="node">A part of a resolved query.</param>
    public IEnumerable<string> Of(QueryNode node) => article.Matches(QueryAssembly.Build(node)) ? [] : node switch
    {
        SearchLeaf leaf => [Missing(leaf)],
        NotNode not => [Excluded(not.Part)],
        AndNode and => and.Parts.SelectMany(Of),
        OrNode or => [Missing(or)],
        _ => throw new ArgumentException($"{node.GetType().Name} is not resolved", nameof(node)),
    };

    private string Missing(SearchLeaf leaf)
    {
        var name = SentenceParts.Name(leaf);
        var field = leaf.Field is { } named ? SentenceParts.Name(named) : null;
        var notThere = field is null ? "is in none of its texts" : $"is not in its {field}";
        var there = $"is in its {field ?? "texts"}";
        return leaf switch
        {
            PhraseLeaf phrase => $"The phrase {name} {notThere}{(HasWords(phrase) ? ", although each of its words is" : "")}.",
            PrefixLeaf => $"No word that begins with '{SentenceParts.Shorten(leaf.Source)}' {there}.",
            FuzzyLeaf => $"No word that is spelled like '{SentenceParts.Shorten(leaf.Source)}' {there}.",
            _ => $"The word {name} {notThere}.",
        };
    }

    private bool HasWords(PhraseLeaf phrase) => phrase.Words.All(word => article.Matches(word.Scored));

    private static string Missing(OrNode or) => or.Parts.All(part => part is SearchLeaf)
        ? $"It has none of {SentenceParts.Join([.. or.Parts.Cast<SearchLeaf>().Select(NameWithField)])}, and needs one."
        : $"It has nothing of {SentenceParts.Join([.. or.Parts.Select(part => $"({part})")], "or")}, and needs one.";

    private string Excluded(QueryNode part)
    {
        var found = ArticleQueryBuilder.Leaves(part).Where(leaf => article.Matches(leaf.Unscored)).Select(NameWithField).Distinct().ToList();
        return found.Count > 0
            ? $"It is left out because it has {SentenceParts.Join(found)}, which the query excludes."
            : $"It is left out because the query excludes ({part}).";
    }

    private static string NameWithField(SearchLeaf leaf) =>
        SentenceParts.Name(leaf) + (leaf.Field is { } field ? $" in its {SentenceParts.Name(field)}" : "");
}
