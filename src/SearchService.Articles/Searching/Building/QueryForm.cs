using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>A query as it is run.</summary>
/// <param name="Query">What the engine runs: text relevance only, without quality and filters.</param>
/// <param name="Description">What it looks for, in the grammar's own terms, with stems; empty for every article.</param>
public sealed record QueryForm(Query Query, string Description)
{
    /// <summary>What the query was made of; null for every article, and for none.</summary>
    public QueryNode? Root { get; init; }
}
