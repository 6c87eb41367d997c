using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Says how the scores of one search's hits came about. For one thread at a time.</summary>
public sealed class HitExplainer
{
    private readonly IndexSearcher _searcher;
    private readonly SaturationFactor _quality;
    private readonly List<ExplainedTerm> _terms;

    /// <param name="searcher">The index that was searched.</param>
    /// <param name="terms">What counts for the score: <see cref="BuiltQuery.Terms"/>.</param>
    /// <param name="quality">The factor that the scores were multiplied by.</param>
    public HitExplainer(IndexSearcher searcher, IReadOnlyList<SearchLeaf> terms, SaturationFactor quality)
    {
        _searcher = searcher;
        _quality = quality;
        // A word that was typed twice is scored as one with twice the weight.
        _terms = terms.GroupBy(t => t.Scored).Select(g => new ExplainedTerm(searcher, g.First(), g.Count())).ToList();
    }

    /// <summary>The parts of a hit's score. Their product, taken in double precision and rounded to a float, is the score.</summary>
    /// <param name="globalDocId">The document.</param>
    /// <param name="text">What the query without quality and filters scores it; 0 where it does not match.</param>
    /// <exception cref="QueryTimeoutException">The searcher's deadline has passed.</exception>
    public HitExplanation Explain(int globalDocId, float text)
    {
        var context = _searcher.Reader.LeafOf(globalDocId);
        var docId = globalDocId - context.DocBase;
        var terms = new List<TermExplanation>();
        foreach (var term in _terms)
        {
            // Each is asked in every field, and a fuzzy word is many terms.
            _searcher.Deadline.Check();
            if (term.Explain(context, docId) is { } explanation)
            {
                terms.Add(explanation);
            }
        }

        return new HitExplanation(text, QualityFactors.Of(_searcher.Reader, globalDocId, _quality), terms);
    }
}
