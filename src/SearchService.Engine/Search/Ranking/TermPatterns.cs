namespace SearchService.Engine.Search;

/// <summary>Which of several terms a document must have so that its score can reach a sum: the smallest such sets, a document that has all of any
/// of which may do.</summary>
internal static class TermPatterns
{
    /// <summary>The most terms.</summary>
    public const int MaxTerms = 8;

    /// <summary>Room for all sets of so many terms: at most every second one, because none goes on where another ends.</summary>
    public const int MaxPatterns = 1 << (MaxTerms - 1);

    /// <summary>Lists the sets, each as a bit for each term.</summary>
    /// <param name="bounds">What each term adds at most, ascending; at most <see cref="MaxTerms"/>.</param>
    /// <param name="least">The sum; positive.</param>
    /// <param name="patterns">Room for <see cref="MaxPatterns"/>.</param>
    /// <returns>How many there are.</returns>
    public static int List(ReadOnlySpan<double> bounds, double least, Span<int> patterns)
    {
        var sum = 0.0;
        foreach (var bound in bounds)
        {
            sum += bound;
        }

        return List(bounds, least, sum, 0, patterns);
    }

    // With the last terms first: each that is added is the least so far, so that a set is done as soon as it reaches the sum, and would not
    // without its last. `sum` is that of the bounds.
    private static int List(ReadOnlySpan<double> bounds, double least, double sum, int pattern, Span<int> patterns)
    {
        if (least <= 0)
        {
            patterns[0] = pattern;
            return 1;
        }

        if (sum < least)
        {
            return 0;
        }

        var last = bounds.Length - 1;
        var before = bounds[..last];
        var rest = sum - bounds[last];
        var count = List(before, least - bounds[last], rest, pattern | (1 << last), patterns);
        return count + List(before, least, rest, pattern, patterns[count..]);
    }
}
