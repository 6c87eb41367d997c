namespace SearchService.Http;

/// <summary>How many letters have to be added, dropped, changed or swapped with their neighbour to turn one name into another.</summary>
public static class EditDistance
{
    private const int MaxLength = 64;

    /// <summary>The candidate that is fewest edits away, the first of several; case does not count.</summary>
    public static string Nearest(string name, IEnumerable<string> candidates) =>
        candidates.MinBy(candidate => Between(name, candidate)) ?? throw new ArgumentException("no candidates", nameof(candidates));

    /// <summary>The optimal string alignment distance, ignoring case; names are compared up to 64 letters.</summary>
    public static int Between(string a, string b)
    {
        a = a[..Math.Min(a.Length, MaxLength)].ToLowerInvariant();
        b = b[..Math.Min(b.Length, MaxLength)].ToLowerInvariant();
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
