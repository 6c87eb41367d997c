namespace SearchService.Articles;

/// <summary>What shapes the index and the ranking. Checked where it is bound; here it is believed.</summary>
public sealed record ArticleIndexOptions
{
    /// <summary>The folder of articles, read with its subfolders.</summary>
    public required string ArticlesPath { get; init; }

    /// <summary>The folder of the index; made when it is absent.</summary>
    public required string IndexPath { get; init; }

    /// <summary>The file of synonyms, which need not be there; null = none.</summary>
    public string? SynonymsPath { get; init; }

    /// <summary>The file of further stop words, which need not be there; null = none.</summary>
    public string? StopWordsPath { get; init; }

    /// <summary>Strength of the quality boost, 0 to 10: the factor is 1 + weight × q / (q + pivot). 0.1 cost nothing measurable
    /// against editors' related lists and prefers the better of two equally relevant articles.</summary>
    public double QualityWeight { get; init; } = 0.1;

    /// <summary>The quality at which half of the boost is reached, more than 0.</summary>
    public double QualityPivot { get; init; } = 50;

    /// <summary>How often a title word counts in the field that ranking runs on, 1 to 20. Changing it, or another weight, rebuilds the index.</summary>
    public int TitleWeight { get; init; } = 3;

    /// <summary>How often a word of a topic counts, 1 to 20.</summary>
    public int TopicWeight { get; init; } = 1;

    /// <summary>How often a word of the provider's name counts, 1 to 20.</summary>
    public int ProviderWeight { get; init; } = 1;

    /// <summary>The bounds that keep one file or one query from costing the others anything.</summary>
    public ArticleLimits Limits { get; init; } = new();
}
