using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Tells what searches are read by, besides the index and what is asked: settings, rules, and the program itself. When it
/// changes, the same search may find other hits in another order, and its cursors end.</summary>
internal static class SearchGround
{
    /// <param name="options">The settings.</param>
    /// <param name="rules">Tells the rules that words are read by (synonyms, stop words) from any others; empty without.</param>
    public static ulong Of(ArticleIndexOptions options, string rules)
    {
        using var hash = new StableHash();
        return hash
            .Add(BuildOf(typeof(SearchGround)))
            .Add(BuildOf(typeof(IndexSearcher)))
            .Add(options.QualityWeight)
            .Add(options.QualityPivot)
            .Add((long)options.Limits.MaxQueryLength)
            .Add((long)options.Limits.MaxClauses)
            .Add(rules)
            .ToUInt64();
    }

    // The compiler draws it from the sources: a new one when they change, the same when they don't.
    private static string BuildOf(Type type) => type.Module.ModuleVersionId.ToString("N");
}
