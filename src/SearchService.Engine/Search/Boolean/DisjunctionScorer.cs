using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The documents that at least so many of several scorers match; the score is the sum over those that do, taken in
/// double precision.</summary>
internal sealed class DisjunctionScorer : Scorer
{
    private readonly BinaryHeap<Clause, ByDocId> _clauses;
    private readonly int _minShouldMatch;
    private int _docId = -1;

    /// <param name="scorers">Each before its first document.</param>
    /// <param name="minShouldMatch">How many must match; at least 1.</param>
    public DisjunctionScorer(List<Scorer> scorers, int minShouldMatch)
    {
        _clauses = new BinaryHeap<Clause, ByDocId>(scorers.Count, default);
        foreach (var scorer in scorers)
        {
            _clauses.Push(new Clause(scorer, -1));
            Cost += scorer.Cost;
        }

        _minShouldMatch = minShouldMatch;
    }

    public override int DocId => _docId;

    public override long Cost { get; }

    public override int NextDoc() => _docId == NoMoreDocs ? NoMoreDocs : MoveTo(_docId + 1);

    public override int Advance(int target) => MoveTo(target);

    public override float Score() => (float)Sum(0);

    public override void IntoBitSet(FixedBitSet set, int endExclusive)
    {
        if (_minShouldMatch > 1)
        {
            base.IntoBitSet(set, endExclusive);
            return;
        }

        while (_clauses.Top.DocId < endExclusive)
        {
            ref var top = ref _clauses.Top;
            top.Scorer.IntoBitSet(set, endExclusive);
            top = top with { DocId = top.Scorer.DocId };
            _clauses.UpdateTop();
        }

        _docId = _clauses.Top.DocId;
    }

    private int MoveTo(int target)
    {
        while (true)
        {
            while (_clauses.Top.DocId < target)
            {
                ref var top = ref _clauses.Top;
                top = top with { DocId = target == top.DocId + 1 ? top.Scorer.NextDoc() : top.Scorer.Advance(target) };
                _clauses.UpdateTop();
            }

            _docId = _clauses.Top.DocId;
            if (_docId == NoMoreDocs || _minShouldMatch <= 1 || CountMatching(0) >= _minShouldMatch)
            {
                return _docId;
            }

            target = _docId + 1;
        }
    }

    // In a heap those that stand on the least document hang together from the top.
    private int CountMatching(int index)
    {
        var clauses = _clauses.Items;
        return index < clauses.Length && clauses[index].DocId == _docId
            ? 1 + CountMatching((2 * index) + 1) + CountMatching((2 * index) + 2)
            : 0;
    }

    private double Sum(int index)
    {
        var clauses = _clauses.Items;
        return index < clauses.Length && clauses[index].DocId == _docId
            ? clauses[index].Scorer.Score() + Sum((2 * index) + 1) + Sum((2 * index) + 2)
            : 0;
    }

    private readonly record struct Clause(Scorer Scorer, int DocId);

    private readonly struct ByDocId : IComparer<Clause>
    {
        public int Compare(Clause x, Clause y) => x.DocId.CompareTo(y.DocId);
    }
}
