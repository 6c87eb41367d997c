using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>A <see cref="SynonymQuery"/> bound to an index.</summary>
internal sealed class SynonymWeight : Weight
{
    private readonly SynonymQuery _query;
    private readonly TermStates[] _states;
    private readonly long _docFreq;

    // Null when scores are not wanted, or when no document has a term.
    private readonly BM25Scorer? _scoring;

    public SynonymWeight(SynonymQuery query, IndexSearcher searcher, ScoreMode scoreMode, float boost)
        : base(query)
    {
        _query = query;
        _states = [.. query.Terms.Select(t => searcher.FindTerm(t.Term))];
        long totalTermFreq = 0;
        foreach (var state in _states)
        {
            _docFreq = Math.Max(_docFreq, state.DocFreq);
            totalTermFreq += state.TotalTermFreq;
        }

        if (scoreMode != ScoreMode.CompleteNoScores && _docFreq > 0)
        {
            _scoring = searcher.CreateScoring(query.Field, boost, [new TermStatistics(query.Terms[0].Term, _docFreq, totalTermFreq)]);
        }
    }

    public override Scorer? GetScorer(LeafReaderContext context)
    {
        var clauses = new List<SynonymClause>();
        for (var i = 0; i < _states.Length; i++)
        {
            if (_states[i].On(context) is { } cursor)
            {
                var postings = cursor.Postings(null, _scoring is null ? PostingsFlags.None : PostingsFlags.Freqs);
                clauses.Add(new SynonymClause(postings, _query.Terms[i].Boost, -1));
            }
        }

        if (clauses.Count == 0)
        {
            return null;
        }

        return _scoring is null
            ? new DisjunctionScorer(clauses.ConvertAll(Scorer (c) => new ConstantScoreScorer(c.Postings, 0)), minShouldMatch: 1)
            : new SynonymScorer(clauses, _scoring, new LeafNorms(context.Reader, _query.Field));
    }

    public override Explanation Explain(LeafReaderContext context, int docId) =>
        ScorerOn(context, docId) switch
        {
            null => Explanation.NoMatch($"no {_query}"),
            SynonymScorer scorer => scorer.Explain($"{_query}, counted as in {_docFreq} documents"),
            var scorer => Explanation.Match(scorer.Score(), _query.ToString()),
        };
}
