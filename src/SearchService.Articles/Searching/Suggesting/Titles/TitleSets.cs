using System.Collections.Concurrent;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Finds the titles of one publication that meet a condition, and keeps the large sets, of which there are few and which take
/// long to gather. Thread-safe.</summary>
internal sealed class TitleSets
{
    /// <summary>How many sets are kept at most, each of one bit an article.</summary>
    public const int MaxKept = 256;

    private readonly ConcurrentDictionary<TitleCondition, TitleSet> _kept = new();

    /// <exception cref="QueryTimeoutException">The searcher's deadline has passed.</exception>
    public TitleSet Find(IndexSearcher searcher, TitleCondition condition)
    {
        if (_kept.TryGetValue(condition, out var kept))
        {
            return kept;
        }

        var set = TitleSet.Create(searcher, condition.ToQuery());
        if (set.Bits is not null)
        {
            Keep(condition, set);
        }

        return set;
    }

    private void Keep(TitleCondition condition, TitleSet set)
    {
        // What is typed most comes back soonest.
        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        _kept[condition] = set;
    }
}
