using System.Globalization;

namespace SearchService.Engine.Model;

/// <summary>A Lucene release, as segments record it. (Lucene's Version.)</summary>
public readonly record struct LuceneVersion(int Major, int Minor, int Bugfix) : IComparable<LuceneVersion>
{
    /// <summary>The release whose files this engine writes.</summary>
    public static readonly LuceneVersion Current = new(8, 8, 1);

    public int CompareTo(LuceneVersion other) =>
        Major != other.Major ? Major.CompareTo(other.Major)
        : Minor != other.Minor ? Minor.CompareTo(other.Minor)
        : Bugfix.CompareTo(other.Bugfix);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Bugfix}");

    public static bool operator <(LuceneVersion left, LuceneVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(LuceneVersion left, LuceneVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(LuceneVersion left, LuceneVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LuceneVersion left, LuceneVersion right) => left.CompareTo(right) >= 0;
}
