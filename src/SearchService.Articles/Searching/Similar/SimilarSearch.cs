namespace SearchService.Articles;

/// <summary>What is asked for: articles like one that is indexed. Already valid.</summary>
/// <param name="Id">The article's id.</param>
public sealed record SimilarSearch(string Id)
{
    /// <summary>The most hits, 1 to 100.</summary>
    public int Size { get; init; } = 10;

    /// <summary>Whether articles of its related list come in front, whatever they have in common with it.</summary>
    public bool WithRelated { get; init; } = true;

    /// <summary>Strength of the quality boost, 0 to 10; null = as configured.</summary>
    public double? QualityWeight { get; init; }
}
