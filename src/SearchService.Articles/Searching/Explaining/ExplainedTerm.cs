using SearchService.Engine.Search;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>A term of a query, ready to be asked about one document after another.</summary>
internal sealed class ExplainedTerm
{
    private readonly string _label;
    private readonly string _word;
    private readonly Weight _scored;
    private readonly List<(string Name, Weight Weight)> _fields;

    /// <param name="searcher">The index.</param>
    /// <param name="term">The term.</param>
    /// <param name="count">How often it stands in the query.</param>
    public ExplainedTerm(IndexSearcher searcher, SearchLeaf term, int count)
    {
        _label = term.Label;
        _word = term.Source;
        _scored = searcher.CreateWeight(count == 1 ? term.Scored : new BoostQuery(term.Scored, count), ScoreMode.Complete);
        _fields = [.. TextFields.All.Select(f => (f.Name(), searcher.CreateWeight(term.In(f), ScoreMode.CompleteNoScores)))];
    }

    /// <summary>The term's part in a document's score; null when the document does not have it.</summary>
    public TermExplanation? Explain(LeafReaderContext context, int docId) => ScorerOn(_scored, context, docId) is { } scorer
        ? new TermExplanation(_label, scorer.Score(), [.. _fields.Where(f => ScorerOn(f.Weight, context, docId) is not null).Select(f => f.Name)]) { Word = _word }
        : null;

    /// <summary>A scorer on exactly this document; null when it does not match.</summary>
    public static Scorer? ScorerOn(Weight weight, LeafReaderContext context, int docId)
    {
        var scorer = weight.GetScorer(context);
        return scorer is not null && scorer.Advance(docId) == docId ? scorer : null;
    }
}
