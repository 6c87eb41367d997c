using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>A search as it is run on a publication.</summary>
/// <param name="Snapshot">The publication.</param>
/// <param name="Searcher">Its searcher, with the search's deadline.</param>
/// <param name="Search">What was asked.</param>
/// <param name="Built">The queries made of the text.</param>
/// <param name="Form">That of its forms that runs.</param>
/// <param name="Reading">How the text was understood.</param>
internal sealed record ResolvedSearch(
    ArticleSnapshot Snapshot, IndexSearcher Searcher, ArticleSearch Search, BuiltQuery Built, QueryForm Form, QueryReading Reading)
{
    /// <summary>The quality factor.</summary>
    public required SaturationFactor Factor { get; init; }

    /// <summary>The whole query: text, quality and filters.</summary>
    public required Query Whole { get; init; }

    /// <summary>The order of the hits; null = by score.</summary>
    public required Sort? Sort { get; init; }
}
