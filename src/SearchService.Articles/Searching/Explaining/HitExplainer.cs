using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Says how the scores of one search's hits came about. For one thread at a time.</summary>
public sealed class HitExplainer
{
    private readonly IndexSearcher _searcher;
    private readonly Weight _text;
    private readonly SaturationFactor _quality;
    private readonly List<ExplainedTerm> _terms;

    /// <param name="searcher">The index that was searched.</param>
    /// <param name="query">The form of the query that was run, without quality and filters.</param>
    /// <param name="terms">What counts for its score: <see cref="BuiltQuery.Terms"/>.</param>
    /// <param name="quality">The factor that the scores were multiplied by.</param>
    public HitExplainer(IndexSearcher searcher, Query query, IReadOnlyList<SearchLeaf> terms, SaturationFactor quality)
    {
        _searcher = searcher;
        _quality = quality;
        _text = searcher.CreateWeight(query, ScoreMode.Complete);
        // A word that was typed twice is scored as one with twice the weight.
        _terms = terms.GroupBy(t => t.Scored).Select(g => new ExplainedTerm(searcher, g.First(), g.Count())).ToList();
    }

    /// <summary>The parts of a hit's score. Their product, taken in double precision and rounded to a float, is the score.</summary>
    /// <param name="globalDocId">A document that matches the query.</param>
    public HitExplanation Explain(int globalDocId)
    {
        var context = _searcher.Reader.LeafOf(globalDocId);
        var docId = globalDocId - context.DocBase;
        var terms = _terms.Select(t => t.Explain(context, docId)).OfType<TermExplanation>().ToList();
        var text = ExplainedTerm.ScorerOn(_text, context, docId)?.Score() ?? 0;
        return new HitExplanation(text, QualityFactors.Of(_searcher.Reader, globalDocId, _quality), terms);
    }
}
