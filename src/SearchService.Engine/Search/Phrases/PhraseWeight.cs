using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>A <see cref="PhraseQuery"/> bound to an index.</summary>
internal sealed class PhraseWeight : Weight
{
    private readonly PhraseQuery _query;
    private readonly TermStates[] _states;

    // Null when scores are not wanted, or when a term is in no document.
    private readonly BM25Scorer? _scoring;

    public PhraseWeight(PhraseQuery query, IndexSearcher searcher, ScoreMode scoreMode, float boost)
        : base(query)
    {
        _query = query;
        _states = [.. query.Terms.Select(t => new TermStates(searcher.Reader, t))];
        if (scoreMode != ScoreMode.CompleteNoScores && Array.TrueForAll(_states, s => s.DocFreq > 0))
        {
            var statistics = Array.ConvertAll(_states, s => s.Statistics);
            _scoring = searcher.CreateScoring(query.Terms[0].Field, boost, statistics);
        }
    }

    /// <exception cref="InvalidOperationException">The field has no positions.</exception>
    public override Scorer? GetScorer(LeafReaderContext context)
    {
        var slots = new PhraseSlot[_states.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            var cursor = _states[i].On(context);
            if (cursor is null)
            {
                return null;
            }

            slots[i] = new PhraseSlot(cursor.Postings(null, PostingsFlags.Positions), _query.Positions[i], i);
        }

        var field = _query.Terms[0].Field;
        if (context.Reader.FieldInfos.Find(field) is { HasPositions: false })
        {
            throw new InvalidOperationException($"the field {field} has no positions, which the phrase {_query} needs");
        }

        PhraseMatcher matcher = _query.Slop == 0
            ? new ExactPhraseMatcher(slots)
            : new SloppyPhraseMatcher(slots, _query.Terms, _query.Slop);
        return new PhraseScorer(slots, matcher, _scoring, new LeafNorms(context.Reader, field));
    }

    public override Explanation Explain(LeafReaderContext context, int docId) =>
        ScorerOn(context, docId) is PhraseScorer scorer
            ? scorer.Explain(_query.ToString())
            : Explanation.NoMatch($"no {_query}");
}
