namespace SearchService.Articles;

/// <summary>Says what other articles have in common with one.</summary>
/// <param name="article">The one.</param>
/// <param name="words">Its telling words, the most telling first.</param>
/// <param name="relatedIds">The articles that its related list names.</param>
internal sealed class SimilarityReader(DisplayedArticle article, IReadOnlyList<TellingWord> words, IReadOnlyList<string> relatedIds)
{
    private readonly HashSet<string> _relatedIds = [.. relatedIds];

    /// <summary>What they have in common.</summary>
    public SimilarReasons Read(StoredArticle other)
    {
        var displayed = new DisplayedArticle(other.Source);
        var stems = displayed.Texts.SelectMany(StemmedText.Read).Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        var topics = displayed.Topics.Select(IndexFields.FoldedValue).ToHashSet(StringComparer.Ordinal);
        return new SimilarReasons(
            [.. words.Where(word => stems.Contains(word.Stem)).Select(word => word.Surface)],
            [.. article.Topics.DistinctBy(IndexFields.FoldedValue).Where(topic => topics.Contains(IndexFields.FoldedValue(topic)))],
            _relatedIds.Contains(other.Id));
    }
}
