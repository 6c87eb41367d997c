using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Says how the scores of a page's hits came about.</summary>
public sealed class HitExplainer
{
    private readonly IndexSearcher _searcher;
    private readonly SaturationFactor _quality;
    private readonly int[] _docIds;
    private readonly List<ExplainedTerm> _terms;

    /// <summary>Asks each term once about all documents: a term may be many, such as all with a beginning.</summary>
    /// <param name="searcher">The index that was searched.</param>
    /// <param name="terms">What counts for the score: <see cref="BuiltQuery.Terms"/>.</param>
    /// <param name="quality">The factor that the scores were multiplied by.</param>
    /// <param name="docIds">Global documents, in the page's order.</param>
    /// <exception cref="QueryTimeoutException">The searcher's deadline has passed.</exception>
    public HitExplainer(IndexSearcher searcher, IReadOnlyList<SearchLeaf> terms, SaturationFactor quality, int[] docIds)
    {
        _searcher = searcher;
        _quality = quality;
        _docIds = docIds;
        // A word that was typed twice is scored as one with twice the weight.
        _terms = terms.GroupBy(t => t.Scored).Select(g => new ExplainedTerm(searcher, g.First(), g.Count(), docIds)).ToList();
    }

    /// <summary>The parts of a hit's score. Their product, taken in double precision and rounded to a float, is the score.</summary>
    /// <param name="place">The document's place on the page.</param>
    /// <param name="text">What the query without quality and filters scores it; 0 where it does not match.</param>
    public HitExplanation Explain(int place, float text) => new(
        text,
        QualityFactors.Of(_searcher.Reader, _docIds[place], _quality),
        [.. _terms.Select(t => t.Explain(place)).OfType<TermExplanation>()]);
}
