using System.Collections.Frozen;

namespace SearchService.Articles;

/// <summary>The rules that the words of a query are read by, besides the grammar. Immutable: a search keeps to one set of rules.</summary>
/// <param name="Synonyms">What else is searched for.</param>
/// <param name="StopWords">Words that are ignored where other words are left; they compare without regard to case.</param>
/// <param name="Version">Tells these rules from others; empty when there are none.</param>
internal sealed record QueryRules(SynonymRules Synonyms, FrozenSet<string> StopWords, string Version)
{
    /// <summary>No rules.</summary>
    public static QueryRules None { get; } = new(SynonymRules.None, FrozenSet<string>.Empty, "");
}
