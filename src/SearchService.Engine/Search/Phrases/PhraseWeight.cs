using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>A <see cref="PhraseQuery"/> bound to an index.</summary>
internal sealed class PhraseWeight : Weight
{
    private readonly PhraseQuery _query;
    private readonly TermStates[] _states;

    // For each place, the first with the same term, and how often a document must have that term.
    private readonly int[] _firsts;
    private readonly int[] _minFreqs;
    private readonly QueryDeadline _deadline;

    // Null when scores are not wanted, or when a term is in no document.
    private readonly BM25Scorer? _scoring;

    public PhraseWeight(PhraseQuery query, IndexSearcher searcher, ScoreMode scoreMode, float boost)
        : base(query)
    {
        _query = query;
        _deadline = searcher.Deadline;
        _states = [.. query.Terms.Select(searcher.FindTerm)];
        var places = query.Terms.Select((term, place) => (Term: term, Place: place)).ToLookup(t => t.Term, t => t.Place);
        _firsts = [.. query.Terms.Select(t => places[t].First())];

        // Only where every place is exact does a term that stands at several need as many occurrences.
        _minFreqs = [.. query.Terms.Select(t => query.Slop == 0 ? places[t].Select(place => query.Positions[place]).Distinct().Count() : 1)];
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

            slots[i] = new PhraseSlot(cursor.Postings(null, PostingsFlags.Positions), _query.Positions[i], i)
            {
                IsRepeat = _firsts[i] != i,
                MinFreq = _firsts[i] == i ? _minFreqs[i] : 1,
            };
        }

        var field = _query.Terms[0].Field;
        if (context.Reader.FieldInfos.Find(field) is { HasPositions: false })
        {
            throw new InvalidOperationException($"the field {field} has no positions, which the phrase {_query} needs");
        }

        var norms = new LeafNorms(context.Reader, field);
        if (_query.Slop == 0)
        {
            return (Scorer?)GetBlockScorer(slots, norms) ?? new PhraseScorer(slots, new ExactPhraseMatcher(slots), _scoring, norms) { Deadline = _deadline };
        }

        var matcher = new SloppyPhraseMatcher(slots, _query.Terms, _query.Slop);
        return new PhraseScorer(slots, matcher, _scoring, norms) { Deadline = _deadline };
    }

    public override Explanation Explain(LeafReaderContext context, int docId) => ScorerOn(context, docId) switch
    {
        PhraseScorer scorer => scorer.Explain(_query.ToString()),
        BlockPhraseScorer scorer => scorer.Explain(_query.ToString()),
        _ => Explanation.NoMatch($"no {_query}"),
    };

    // Null where the postings are not in blocks that can be counted through.
    private BlockPhraseScorer? GetBlockScorer(PhraseSlot[] slots, LeafNorms norms)
    {
        var terms = new List<BlockPositionsEnum>();
        foreach (var slot in slots)
        {
            if (slot.Postings is not BlockPositionsEnum { Docs.HasSmallFreqs: true } postings)
            {
                return null;
            }

            if (!slot.IsRepeat)
            {
                terms.Add(postings);
            }
        }

        terms.Sort((x, y) => x.Cost.CompareTo(y.Cost));
        var places = Array.ConvertAll(slots, s => new PhrasePlace(terms.IndexOf((BlockPositionsEnum)slots[_firsts[s.Ord]].Postings), s.Offset));
        return new BlockPhraseScorer([.. terms], places, _scoring, norms, _deadline);
    }
}
