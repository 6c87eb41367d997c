using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>The query for articles that have some of an article's telling words, or that its related list names.</summary>
internal static class SimilarQuery
{
    /// <summary>The query, its scores multiplied by the quality factor; null when there is nothing to look for.</summary>
    /// <param name="words">Each is one way to match, and counts as often as the article has it.</param>
    /// <param name="relatedIds">Articles that match in any case, and score more than any other.</param>
    /// <param name="factor">The quality factor.</param>
    public static Query? Build(IReadOnlyList<TellingWord> words, IReadOnlyList<string> relatedIds, SaturationFactor factor)
    {
        var any = new BooleanQuery.Builder();
        foreach (var word in words)
        {
            any.Add(new BoostQuery(new TermQuery(new Term(IndexFields.Text, word.Stem)), (float)word.Count), Occur.Should);
        }

        if (relatedIds.Count > 0)
        {
            var related = new ConstantScoreQuery(new TermInSetQuery(IndexFields.Id, relatedIds));
            any.Add(new BoostQuery(related, (float)MoreThanAll(words, factor)), Occur.Should);
        }

        if (any.Count == 0)
        {
            return null;
        }

        var query = any.Build();
        return factor.Weight > 0 ? new FunctionScoreQuery(query, factor) : query;
    }

    // No text scores more than the weights of all words, and no quality factor is more than 1 + weight.
    private static double MoreThanAll(IReadOnlyList<TellingWord> words, SaturationFactor factor) =>
        (words.Sum(word => word.Weight) + 1) * (1 + factor.Weight);
}
