using System.Globalization;

namespace SearchService.Articles;

/// <summary>
/// Reads and writes the dates of articles: RFC 3339 (<c>2021-03-17T01:39:00Z</c>, <c>…+02:00</c>), the same without a zone, which
/// counts as UTC, with a space instead of the T, without seconds, or the day alone, which counts from 00:00 UTC.
/// </summary>
internal static class ArticleDate
{
    private const int TicksDigits = 7;

    /// <summary>The instant in UTC, or null when it cannot be read or lies outside the years 1 to 9999.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text)
    {
        var rest = text.Trim();
        if (!TryDigits(ref rest, 4, out var year) || !TrySymbol(ref rest, '-') || !TryDigits(ref rest, 2, out var month)
            || !TrySymbol(ref rest, '-') || !TryDigits(ref rest, 2, out var day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        if (!rest.IsEmpty)
        {
            if (rest[0] is not ('T' or 't' or ' '))
                return null;
            rest = rest[1..].TrimStart(' ');
            if (!TryTime(ref rest, out var timeTicks) || !TryZone(rest, out var zoneTicks))
                return null;
            ticks += timeTicks - zoneTicks;
        }

        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    /// <summary>As <c>yyyy-MM-ddTHH:mm:ssZ</c>, with a fraction of the second only when there is one.</summary>
    public static string Format(DateTimeOffset instant) =>
        // The usual one is a standard format, for which the runtime is quicker.
        instant.UtcTicks % TimeSpan.TicksPerSecond == 0
            ? instant.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z"
            : instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static bool TryTime(ref ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        if (!TryDigits(ref rest, 2, out var hour) || !TrySymbol(ref rest, ':') || !TryDigits(ref rest, 2, out var minute))
            return false;
        var second = 0;
        if (TrySymbol(ref rest, ':') && !TryDigits(ref rest, 2, out second))
            return false;
        // A leap second (60) counts as the first second of the next minute.
        if (hour > 23 || minute > 59 || second > 60)
            return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond);
        if (!TrySymbol(ref rest, '.'))
            return true;

        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? rest.Length : digits;
        var unit = TimeSpan.TicksPerSecond;
        for (var i = 0; i < Math.Min(digits, TicksDigits); i++)
            ticks += (rest[i] - '0') * (unit /= 10);
        rest = rest[digits..];
        return digits > 0;
    }

    private static bool TryZone(ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        rest = rest.TrimStart(' ');
        if (rest.IsEmpty || rest is "Z" or "z")
            return true;
        var sign = rest[0] == '-' ? -1 : 1;
        if (!TrySymbol(ref rest, '+') && !TrySymbol(ref rest, '-'))
            return false;
        if (!TryDigits(ref rest, 2, out var hours))
            return false;
        TrySymbol(ref rest, ':');
        var minutes = 0;
        if (!rest.IsEmpty && !TryDigits(ref rest, 2, out minutes))
            return false;
        ticks = sign * ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute));
        return rest.IsEmpty && hours <= 23 && minutes <= 59;
    }

    private static bool TryDigits(ref ReadOnlySpan<char> rest, int count, out int value)
    {
        value = 0;
        if (rest.Length < count)
            return false;
        for (var i = 0; i < count; i++)
        {
            if (!char.IsAsciiDigit(rest[i]))
                return false;
            value = (value * 10) + (rest[i] - '0');
        }

        rest = rest[count..];
        return true;
    }

    private static bool TrySymbol(ref ReadOnlySpan<char> rest, char symbol)
    {
        if (rest.IsEmpty || rest[0] != symbol)
            return false;
        rest = rest[1..];
        return true;
    }
}
