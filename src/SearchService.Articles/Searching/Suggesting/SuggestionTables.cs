using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>What suggestions of one publication are made from beside the index itself.</summary>
/// <param name="Titles">How titles rank.</param>
/// <param name="TitleSets">Which titles meet a condition.</param>
/// <param name="Topics">The topics and their words.</param>
/// <param name="Providers">The providers and their words.</param>
internal sealed record SuggestionTables(TitleRanks Titles, TitleSets TitleSets, ValueWords Topics, ValueWords Providers)
{
    public static SuggestionTables Create(IndexReader reader, FacetColumn topics, FacetColumn providers) => new(
        TitleRanks.Create(reader),
        new TitleSets(),
        ValueWords.Create(reader, topics, SuggestionKind.Topic),
        ValueWords.Create(reader, providers, SuggestionKind.Provider));
}
