using SearchService.Engine.Facets;

namespace SearchService.Articles;

/// <summary>Whole months (UTC), or whole years, of instants in milliseconds since 1970.</summary>
/// <param name="First">The first bucket that occurs: months since the year 0, by <paramref name="MonthsPerBucket"/>.</param>
/// <param name="MonthsPerBucket">1, or 12 for years.</param>
internal readonly record struct MonthBuckets(int First, int MonthsPerBucket) : IValueBuckets
{
    public const int MonthsPerYear = 12;

    /// <summary>No instant: what stands for articles without a date.</summary>
    public const long Missing = long.MinValue;

    private const long MillisecondsPerDay = 24 * 60 * 60 * 1000;
    private const long DaysBefore1970 = 719_162;

    /// <inheritdoc/>
    public int BucketOf(long value) => AbsoluteOf(value, MonthsPerBucket) is var bucket and >= 0 ? bucket - First : -1;

    /// <summary>The bucket counted from the year 0; negative outside the years 1 to 9999.</summary>
    public static int AbsoluteOf(long milliseconds, int monthsPerBucket)
    {
        var day = (ulong)(milliseconds + (DaysBefore1970 * MillisecondsPerDay)) / MillisecondsPerDay;
        if (day > (ulong)DateOnly.MaxValue.DayNumber)
        {
            return -1;
        }

        var (year, month, _) = DateOnly.FromDayNumber((int)day);
        return ((year * MonthsPerYear) + month - 1) / monthsPerBucket;
    }
}
