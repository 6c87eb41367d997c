using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Makes an engine query of an analyzed, resolved query.</summary>
internal static class QueryAssembly
{
    /// <summary>The query. One that only excludes gives every other document the score 1.</summary>
    public static Query Build(QueryNode root) =>
        WordsResolution.IsNegative(root) ? Conjunction(Parts(root), Occur.Must) : Part(root);

    private static Query Part(QueryNode node) => node switch
    {
        SearchLeaf leaf => leaf.Scored,
        OrNode or => Disjunction(new BooleanQuery.Builder(), or).Build(),
        _ => Conjunction(Parts(node), Occur.Filter),
    };

    private static IReadOnlyList<QueryNode> Parts(QueryNode node) => node is AndNode and ? and.Parts : [node];

    // Where nothing is demanded, everything is: how it then counts is the caller's.
    private static BooleanQuery Conjunction(IReadOnlyList<QueryNode> parts, Occur everything)
    {
        var builder = new BooleanQuery.Builder();
        var positive = parts.Where(p => p is not NotNode).ToList();
        if (positive is []) builder.Add(new MatchAllDocsQuery(), everything);
        else if (positive is [OrNode or]) Disjunction(builder, or);
        else positive.ForEach(p => AddRequired(builder, p));

        foreach (var not in parts.OfType<NotNode>())
            builder.Add(not.Part is SearchLeaf leaf ? leaf.Unscored : Part(not.Part), Occur.MustNot);
        return builder.Build();
    }

    private static BooleanQuery.Builder Disjunction(BooleanQuery.Builder builder, OrNode or)
    {
        foreach (var part in or.Parts) builder.Add(Part(part), Occur.Should);
        return builder.SetMinimumNumberShouldMatch(1);
    }

    private static void AddRequired(BooleanQuery.Builder builder, QueryNode part)
    {
        if (part is SearchLeaf leaf)
        {
            foreach (var clause in leaf.Clauses) builder.Add(clause);
        }
        else
        {
            builder.Add(Part(part), Occur.Must);
        }
    }
}
