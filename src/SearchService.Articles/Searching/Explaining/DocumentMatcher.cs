using SearchService.Engine.Search;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>Runs queries on a single document that is not deleted.</summary>
internal sealed class DocumentMatcher
{
    private readonly IndexSearcher _searcher;
    private readonly LeafReaderContext _context;
    private readonly int _docId;

    public DocumentMatcher(IndexSearcher searcher, int globalDocId)
    {
        _searcher = searcher;
        _context = searcher.Reader.LeafOf(globalDocId);
        _docId = globalDocId - _context.DocBase;
    }

    /// <summary>Whether the document matches.</summary>
    public bool Matches(Query query) => ScorerOn(query, ScoreMode.CompleteNoScores) is not null;

    /// <summary>The document's score; null when it does not match.</summary>
    public float? Score(Query query) => ScorerOn(query, ScoreMode.Complete)?.Score();

    private Scorer? ScorerOn(Query query, ScoreMode mode)
    {
        _searcher.Deadline.Check();
        return ExplainedTerm.ScorerOn(_searcher.CreateWeight(query, mode), _context, _docId);
    }
}
