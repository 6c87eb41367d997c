namespace SearchService.Articles;

/// <summary>Keeps the best-ranked titles of those it is shown, in their order; of equal ones the first in the index.</summary>
/// <param name="ranks">How titles rank.</param>
/// <param name="limit">How many to keep, at least 1.</param>
/// <param name="known">Documents that are found already and not wanted again; few.</param>
internal sealed class BestTitles(TitleRanks ranks, int limit, IReadOnlyCollection<int> known)
{
    private const int BatchSize = 512;

    private readonly SmallestKeys _best = new(limit);

    /// <summary>The documents that stand for the titles kept, best first.</summary>
    public int[] Documents()
    {
        var documents = new int[_best.Keys.Length];
        for (var i = 0; i < documents.Length; i++)
        {
            documents[i] = (int)_best.Keys[i];
        }

        return documents;
    }

    /// <summary>Shows it all articles of an intersection that are left.</summary>
    public void Add(TitleIntersection titles)
    {
        Span<int> batch = stackalloc int[BatchSize];
        int count;
        do
        {
            count = titles.Fill(batch);
            Add(batch[..count]);
        }
        while (count == BatchSize);
    }

    private static long KeyOf(int rank, int docId) => ((long)(int.MaxValue - rank) << 32) | (uint)docId;

    private void Add(ReadOnlySpan<int> docIds)
    {
        var all = ranks.Ranks;
        var least = LeastRank();
        foreach (var docId in docIds)
        {
            // Documents of several intersections do not ascend: of those that rank as the last one kept, the key decides.
            if (all[docId] >= least && all[docId] != TitleRanks.None && !known.Contains(docId))
            {
                _best.Add(KeyOf(all[docId], docId));
                least = LeastRank();
            }
        }
    }

    private int LeastRank() => _best.Bound == long.MaxValue ? 0 : int.MaxValue - (int)(_best.Bound >> 32);
}
