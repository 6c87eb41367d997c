namespace SearchService.Engine.Search;

/// <summary>The documents that hold a phrase: first those that hold all its terms, then a look at the positions.</summary>
internal sealed class PhraseScorer : TwoPhaseScorer
{
    /// <summary>What reading the positions of a term costs, in moves of a cursor; only its order of magnitude counts.</summary>
    public const float PositionsCost = 128;

    private const uint LooksPerCheck = 1024;

    private readonly PhraseSlot[] _slots;
    private readonly PhraseMatcher _matcher;
    private readonly BM25Scorer? _scoring;
    private readonly LeafNorms _norms;
    private uint _looks;

    // The frequency in _freqDocId; the matcher can be asked only once.
    private float _freq;
    private int _freqDocId = -1;

    /// <param name="slots">The terms, each before its first document.</param>
    /// <param name="matcher">Over these slots.</param>
    /// <param name="scoring">Null when scores are not wanted.</param>
    /// <param name="norms">Of the field.</param>
    public PhraseScorer(PhraseSlot[] slots, PhraseMatcher matcher, BM25Scorer? scoring, LeafNorms norms)
        : base(new ConjunctionIterator([.. slots.Where(s => !s.IsRepeat).Select(s => s.Postings)]))
    {
        _slots = slots;
        _matcher = matcher;
        _scoring = scoring;
        _norms = norms;
        MatchCost = slots.Length * PositionsCost;
    }

    public override float MatchCost { get; }

    /// <summary>When to give up: looked at once in a while, because a phrase can be looked for in vain in very many documents.</summary>
    public QueryDeadline Deadline { get; init; }

    public override bool Matches()
    {
        if (++_looks % LooksPerCheck == 0)
        {
            Deadline.Check();
        }

        _freqDocId = -1;
        if (!MoveRepeats())
        {
            return false;
        }

        _matcher.Start();
        return _matcher.NextMatch();
    }

    public override float Score() => _scoring is null ? 0 : _scoring.Score(Freq(), _norms.Get(DocId));

    /// <summary>The current document's score with its parts.</summary>
    public Explanation Explain(string what) =>
        _scoring is null ? Explanation.Match(0, what) : _scoring.Explain(Freq(), _norms.Get(DocId), what);

    // Moves the postings of repeated terms to the document; false when it has one of them too seldom.
    private bool MoveRepeats()
    {
        foreach (var slot in _slots)
        {
            if (slot.MinFreq > 1 && slot.Postings.Freq < slot.MinFreq)
            {
                return false;
            }
        }

        var docId = DocId;
        foreach (var slot in _slots)
        {
            if (slot.IsRepeat && slot.Postings.DocId < docId)
            {
                slot.Postings.Advance(docId);
            }
        }

        return true;
    }

    // Called on a match: the matcher stands on the first place.
    private float Freq()
    {
        if (_freqDocId != DocId)
        {
            _freqDocId = DocId;
            _freq = _matcher.MatchWeight;
            while (_matcher.NextMatch())
            {
                _freq += _matcher.MatchWeight;
            }
        }

        return _freq;
    }
}
