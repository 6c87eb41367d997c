namespace SearchService.Engine.Search;

/// <summary>The first hits of a sorted search, with the values they were sorted by.</summary>
public sealed class TopFieldDocs : TopDocs
{
    private readonly long?[][] _values;

    /// <param name="totalHits">How many documents match.</param>
    /// <param name="scoreDocs">The hits in order.</param>
    /// <param name="sort">What they were sorted by.</param>
    /// <param name="values">For each hit what <see cref="SortValues"/> gives.</param>
    public TopFieldDocs(int totalHits, IReadOnlyList<ScoreDoc> scoreDocs, Sort sort, long?[][] values)
        : base(totalHits, scoreDocs)
    {
        Sort = sort;
        _values = values;
    }

    public Sort Sort { get; }

    /// <summary>A hit's values, one for each field of the sort: the column's value or null when it is missing; the document for
    /// <see cref="SortFieldType.DocId"/>; null for <see cref="SortFieldType.Score"/>, which the hit has itself.</summary>
    public IReadOnlyList<long?> SortValues(int hit) => _values[hit];
}
