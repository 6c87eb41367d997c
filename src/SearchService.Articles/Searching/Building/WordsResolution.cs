namespace SearchService.Articles;

/// <summary>Says what stands side by side in a query: all of it, or any.</summary>
internal static class WordsResolution
{
    /// <summary>The same query without <see cref="SequenceNode"/>s, and without conjunctions directly in conjunctions or disjunctions
    /// directly in disjunctions.</summary>
    /// <param name="node">An analyzed query.</param>
    /// <param name="any">Whether one positive part of a sequence is enough. What a sequence excludes is excluded in either case.</param>
    public static QueryNode Resolve(QueryNode node, bool any) => node switch
    {
        NotNode not => Not(Resolve(not.Part, any)),
        AndNode and => And(and.Parts.Select(p => Resolve(p, any))),
        OrNode or => Or(or.Parts.Select(p => Resolve(p, any))),
        SequenceNode sequence when any => Any(sequence.Parts.Select(p => Resolve(p, any)).ToList()),
        SequenceNode sequence => And(sequence.Parts.Select(p => Resolve(p, any))),
        _ => node,
    };

    /// <summary>Whether a part only excludes.</summary>
    public static bool IsNegative(QueryNode node) => node is NotNode || (node is AndNode and && and.Parts.All(IsNegative));

    private static QueryNode Any(List<QueryNode> parts)
    {
        var positive = parts.Where(p => !IsNegative(p)).ToList();
        var negative = parts.Where(IsNegative);
        return positive.Count == 0 ? And(negative) : And(negative.Prepend(Or(positive)));
    }

    private static QueryNode Not(QueryNode part) => part is NotNode not ? not.Part : new NotNode(part);

    private static QueryNode And(IEnumerable<QueryNode> parts)
    {
        var flat = parts.SelectMany(p => p is AndNode and ? and.Parts : [p]).ToList();
        return flat is [var only] ? only : new AndNode(flat);
    }

    private static QueryNode Or(IEnumerable<QueryNode> parts)
    {
        var flat = parts.SelectMany(p => p is OrNode or ? or.Parts : [p]).ToList();
        return flat is [var only] ? only : new OrNode(flat);
    }
}
