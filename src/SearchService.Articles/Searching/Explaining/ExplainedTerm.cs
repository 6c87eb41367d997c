using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>What a term of a query is to each document of a page.</summary>
internal sealed class ExplainedTerm
{
    private readonly string _label;
    private readonly string _word;
    private readonly PageScores _scores;
    private readonly List<(string Name, PageScores Matches)> _fields;

    /// <param name="searcher">The index.</param>
    /// <param name="term">The term.</param>
    /// <param name="count">How often it stands in the query.</param>
    /// <param name="docIds">The documents.</param>
    public ExplainedTerm(IndexSearcher searcher, SearchLeaf term, int count, int[] docIds)
    {
        _label = term.Label;
        _word = term.Source;
        _scores = new PageScores(searcher, count == 1 ? term.Scored : new BoostQuery(term.Scored, count), docIds);
        _fields = [.. TextFields.All.Select(f => (f.Name(), new PageScores(searcher, term.In(f), docIds, ScoreMode.CompleteNoScores)))];
    }

    /// <summary>The term's part in a document's score; null when the document does not have it.</summary>
    /// <param name="place">The document's place on the page.</param>
    public TermExplanation? Explain(int place) => _scores[place] is { } score
        ? new TermExplanation(_label, score, [.. _fields.Where(f => f.Matches[place] is not null).Select(f => f.Name)]) { Word = _word }
        : null;
}
