using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The documents that several scorers match and others don't, gathered in bit sets: whole lists are set and intersected word by word
/// where they are not much longer than the shortest, and looked into where they are.</summary>
/// <param name="searcher">Whose deadline and sets are used.</param>
/// <param name="context">The segment.</param>
internal sealed class BooleanMatches(IndexSearcher searcher, LeafReaderContext context)
{
    // A move of a cursor to a far document finds its block and decodes it: as much work as a block of neighbours.
    private const int LookUpCost = 128;

    private const int LookUpsPerCheck = 1024;

    /// <summary>Adds them to an empty set; false, with nothing added and nothing moved, where every candidate would have to be confirmed.</summary>
    /// <param name="all">At least one, each before its first document.</param>
    /// <param name="none">Likewise, or none.</param>
    /// <param name="matches">The set.</param>
    public bool TryCollect(IEnumerable<Scorer> all, IReadOnlyCollection<Scorer> none, FixedBitSet matches)
    {
        var required = all.OrderBy(s => s.MatchCost).ThenBy(s => s.Cost).ToList();
        if (required[0].MatchCost > 0)
        {
            return false;
        }

        searcher.Collect(required[0], matches);
        var count = required[0].Cost;
        foreach (var scorer in required.Skip(1))
        {
            Apply(scorer, matches, count, excludes: false);
            count = Math.Min(count, scorer.Cost);
        }

        foreach (var scorer in none.OrderBy(s => s.MatchCost))
        {
            Apply(scorer, matches, count, excludes: true);
        }

        return true;
    }

    private void Apply(Scorer scorer, FixedBitSet matches, long count, bool excludes)
    {
        if (scorer.KnownDocuments is { } known)
        {
            Combine(matches, known, excludes);
            return;
        }

        if (scorer.MatchCost > 0 || scorer.Cost > count * LookUpCost)
        {
            LookUp(scorer, matches, excludes);
            return;
        }

        var others = searcher.MatchSets.Rent(context);
        searcher.Collect(scorer, others);
        Combine(matches, others, excludes);
        searcher.MatchSets.Return(context, others);
    }

    private static void Combine(FixedBitSet matches, FixedBitSet others, bool excludes)
    {
        if (excludes)
        {
            matches.AndNot(others);
        }
        else
        {
            matches.And(others);
        }
    }

    // Keeps the documents that the scorer matches, or those that it does not.
    private void LookUp(Scorer scorer, FixedBitSet matches, bool excludes)
    {
        var candidates = scorer.Approximation;
        var looked = 0;
        for (var docId = matches.NextSetBit(0); docId >= 0; docId = matches.NextSetBit(docId + 1))
        {
            if (++looked % LookUpsPerCheck == 0)
            {
                searcher.Deadline.Check();
            }

            if (candidates.DocId < docId)
            {
                candidates.Advance(docId);
            }

            if ((candidates.DocId == docId && scorer.Matches()) == excludes)
            {
                matches.Clear(docId);
            }
        }
    }
}
