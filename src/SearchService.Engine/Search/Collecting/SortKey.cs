namespace SearchService.Engine.Search;

/// <summary>A criterion of a hit as a number: less comes first.</summary>
/// <param name="Rank">The value, reversed when the order descends; <see cref="long.MaxValue"/> when it is missing.</param>
/// <param name="IsMissing">Tells a missing value from the greatest one, which comes before it.</param>
internal readonly record struct SortKey(long Rank, bool IsMissing) : IComparable<SortKey>
{
    public static readonly SortKey Missing = new(long.MaxValue, true);

    public int CompareTo(SortKey other)
    {
        var byRank = Rank.CompareTo(other.Rank);
        return byRank != 0 ? byRank : IsMissing.CompareTo(other.IsMissing);
    }
}
