using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>A scorer of exactly another one's matches, which differs from it in the scores.</summary>
internal abstract class FilterScorer : Scorer
{
    private protected FilterScorer(Scorer inner) => Inner = inner;

    public sealed override DocIdSetIterator Approximation => Inner.Approximation;

    public sealed override float MatchCost => Inner.MatchCost;

    public sealed override int DocId => Inner.DocId;

    public sealed override long Cost => Inner.Cost;

    private protected Scorer Inner { get; }

    public sealed override bool Matches() => Inner.Matches();

    public sealed override int NextDoc() => Inner.NextDoc();

    public sealed override int Advance(int target) => Inner.Advance(target);
}
