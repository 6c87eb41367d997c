using System.Globalization;

namespace SearchService.Http;

/// <summary>Reads the time that a search is bounded by: an RFC 3339 instant, a day in UTC, or an age in hours, days or weeks.
/// Publication dates are indexed in whole milliseconds, so an inclusive end becomes an exclusive one a millisecond later.</summary>
public static class PublishedTime
{
    /// <summary>What is said of a value that cannot be read.</summary>
    public const string Expected = "an RFC 3339 instant such as 2026-05-21T09:30:00Z (write + as %2B in a query string), a day such as 2026-05-21 or an age such as 24h, 7d or 2w";

    private static readonly string[] InstantFormats =
        [.. from seconds in new[] { "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF" } from zone in new[] { "'Z'", "zzz" } select seconds + zone];

    /// <summary>The first moment that counts; false when <paramref name="value"/> is none of the three.</summary>
    public static bool TryReadFrom(string value, DateTimeOffset now, out DateTimeOffset from) =>
        TryReadDay(value, out from) || TryReadAge(value, now, out from) || TryReadInstant(value, out from);

    /// <summary>The first moment that no longer counts; false when <paramref name="value"/> is none of the three.</summary>
    public static bool TryReadTo(string value, DateTimeOffset now, out DateTimeOffset toExclusive)
    {
        if (TryReadDay(value, out var day))
        {
            toExclusive = Later(day, TimeSpan.FromDays(1));
            return true;
        }

        if (TryReadAge(value, now, out var moment) || TryReadInstant(value, out moment))
        {
            toExclusive = Later(DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds()), TimeSpan.FromMilliseconds(1));
            return true;
        }

        toExclusive = default;
        return false;
    }

    /// <summary>Whether it is an age, which means another time with every request.</summary>
    public static bool IsAge(string value) => TryReadAge(value, DateTimeOffset.MaxValue, out _);

    private static bool TryReadDay(string value, out DateTimeOffset day) =>
        DateTimeOffset.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out day);

    private static bool TryReadInstant(string value, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(value.ToUpperInvariant(), InstantFormats, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);

    private static bool TryReadAge(string value, DateTimeOffset now, out DateTimeOffset moment)
    {
        moment = default;
        if (value.Length < 2 || !int.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        var hours = char.ToLowerInvariant(value[^1]) switch { 'h' => 1, 'd' => 24, 'w' => 24 * 7, _ => 0 };
        if (hours == 0)
        {
            return false;
        }

        // An age beyond the calendar reaches back to its beginning.
        var ticks = (decimal)count * hours * TimeSpan.TicksPerHour;
        moment = ticks >= now.UtcTicks ? DateTimeOffset.MinValue : now - TimeSpan.FromTicks((long)ticks);
        return true;
    }

    private static DateTimeOffset Later(DateTimeOffset moment, TimeSpan by) =>
        DateTimeOffset.MaxValue - moment < by ? DateTimeOffset.MaxValue : moment + by;
}
