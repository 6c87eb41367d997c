using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>A <see cref="TermQuery"/> bound to an index.</summary>
internal sealed class TermWeight : Weight
{
    private readonly IndexSearcher _searcher;
    private readonly TermStates _states;
    private readonly Term _term;
    private readonly long _docFreq;

    // Null when scores are not wanted, or when no document has the term.
    private readonly BM25Scorer? _scoring;

    public TermWeight(TermQuery query, IndexSearcher searcher, ScoreMode scoreMode, float boost)
        : base(query)
    {
        _searcher = searcher;
        _term = query.Term;
        _states = searcher.FindTerm(query.Term);
        _docFreq = query.DocFreq ?? _states.DocFreq;
        if (scoreMode != ScoreMode.CompleteNoScores && _states.DocFreq > 0)
        {
            _scoring = searcher.CreateScoring(query.Term.Field, boost, [_states.Statistics with { DocFreq = _docFreq }]);
        }
    }

    public override Scorer? GetScorer(LeafReaderContext context)
    {
        var entry = _states.On(context);
        if (entry is null)
        {
            return null;
        }

        return _scoring is null
            ? GetMatcher(context)
            : new TermScorer(entry.Postings(null, PostingsFlags.Freqs), _scoring, new LeafNorms(context.Reader, _term.Field));
    }

    internal override Scorer? GetMatcher(LeafReaderContext context) =>
        _states.On(context) is { } entry ? new ConstantScoreScorer(GetDocuments(context, entry), 0) : null;

    public override int Count(LeafReaderContext context) =>
        context.Reader.LiveDocs is null ? _states.On(context)?.DocFreq ?? 0 : -1;

    internal override TermHits? GetTermHits(LeafReaderContext context, long maxDocFreq) =>
        _scoring is not null && _states.On(context) is { } entry && entry.DocFreq <= maxDocFreq ? new TermHits(entry, _term.Field, _scoring) : null;

    internal override LeafRanking? GetRanking(LeafReaderContext context)
    {
        var entry = _states.On(context);
        if (entry is null || _scoring is null)
        {
            return LeafRanking.Nothing;
        }

        return new LeafRanking { Terms = [new RankedTerm(entry, _scoring, _term)] };
    }

    public override Explanation Explain(LeafReaderContext context, int docId) =>
        ScorerOn(context, docId) switch
        {
            null => Explanation.NoMatch($"no {_term}"),
            TermScorer scorer => scorer.Explain($"{_term}, in {_docFreq} documents"),
            var scorer => Explanation.Match(scorer.Score(), _term.ToString()),
        };

    // There are few terms that many documents have, and they come again in other queries.
    private DocIdSetIterator GetDocuments(LeafReaderContext context, TermEntry entry)
    {
        if (!RepeatedSets.IsFrequent(entry.DocFreq, context))
        {
            return entry.Postings(null, PostingsFlags.None);
        }

        var key = _docFreq == _states.DocFreq ? Query : new TermQuery(_term);
        var set = _searcher.RepeatedSets.Find(key, context, out var comesAgain);
        if (set is null && comesAgain)
        {
            set = new FixedBitSet(context.Reader.MaxDoc);
            _searcher.Collect(new ConstantScoreScorer(entry.Postings(null, PostingsFlags.None), 0), set);
            _searcher.RepeatedSets.Keep(key, context, set);
        }

        return set is null ? entry.Postings(null, PostingsFlags.None) : new BitSetIterator(set, entry.DocFreq);
    }
}
