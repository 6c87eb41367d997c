using SearchService.Engine.Search;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>What building a query needs to know of the index that it will run on.</summary>
/// <param name="Reader">The index.</param>
public sealed record QueryContext(IndexReader Reader)
{
    /// <summary>An index without a word: nothing is respelled, and no word is like another.</summary>
    public static QueryContext None { get; } = new(new IndexReader([]));

    /// <summary>Whether words that no article has are respelled.</summary>
    public bool Respells { get; init; }

    /// <summary>Synonyms and stop words.</summary>
    internal QueryRules Rules { get; init; } = QueryRules.None;

    /// <summary>When looking for words gives up, with <see cref="QueryTimeoutException"/>.</summary>
    public QueryDeadline Deadline { get; init; }
}
