namespace SearchService.Benchmarks;

/// <summary>
/// Compares what the two sides found, a line a query: the total; each hit's score bits and id; a bar; the ids of all documents with the
/// last hit's score, or a star when they are too many; a bar; the counts of facets. Tabs stand between. Which of several documents
/// with one score comes first is each side's own affair, for their documents need not be in the same order.
/// </summary>
internal static class RivalHits
{
    /// <summary>How many documents with the last hit's score are looked for.</summary>
    public const int MaxTies = 1_000;

    /// <summary>Stands for more than that.</summary>
    public const string TooManyTies = "*";

    private const string Bar = "|";

    /// <summary>A text for each query whose answers differ.</summary>
    public static List<string> Compare(IReadOnlyList<QueryTask> tasks, string[] ours, string[] theirs)
    {
        var differences = new List<string>();
        for (var i = 0; i < tasks.Count * 2; i++)
        {
            var name = $"{tasks[i / 2].Class}: {string.Join(' ', tasks[i / 2].Words)} ({(i % 2 == 0 ? "boosted" : "plain")})";
            if (i >= ours.Length || i >= theirs.Length)
            {
                differences.Add($"{name}: no answer");
            }
            else if (Difference(Answer.Parse(ours[i]), Answer.Parse(theirs[i])) is { } difference)
            {
                differences.Add($"{name}: {difference}\n  ours:   {ours[i]}\n  theirs: {theirs[i]}");
            }
        }

        return differences;
    }

    private static string? Difference(Answer ours, Answer theirs) =>
        ours.Total != theirs.Total ? "totals"
        : !ours.Scores.SequenceEqual(theirs.Scores) ? "scores"
        : !ours.IdsAboveLast().SetEquals(theirs.IdsAboveLast()) ? "documents"
        : !ours.Ties.SequenceEqual(theirs.Ties) ? "documents with the last score"
        : ours.Ties is not [TooManyTies] && !ours.LastIds().IsSubsetOf(ours.Ties) ? "last documents"
        : ours.Counts != theirs.Counts ? "counts"
        : null;

    private sealed record Answer(string Total, string[] Scores, string[] Ids, string[] Ties, string Counts)
    {
        public static Answer Parse(string line)
        {
            var parts = line.Split('\t');
            var first = Array.IndexOf(parts, Bar);
            var second = Array.IndexOf(parts, Bar, first + 1);
            var hits = parts[1..first];
            return new Answer(
                parts[0],
                Array.ConvertAll(hits, hit => hit[..hit.IndexOf(':', StringComparison.Ordinal)]),
                Array.ConvertAll(hits, hit => hit[(hit.IndexOf(':', StringComparison.Ordinal) + 1)..]),
                parts[(first + 1)..second],
                string.Join('\t', parts[(second + 1)..]));
        }

        // With its score, so that equal sets of two answers also pair the same documents with the same scores.
        public HashSet<string> IdsAboveLast() =>
            [.. Enumerable.Range(0, Ids.Length).Where(i => Scores[i] != Scores[^1]).Select(i => $"{Scores[i]}:{Ids[i]}")];

        public HashSet<string> LastIds() => [.. Enumerable.Range(0, Ids.Length).Where(i => Scores[i] == Scores[^1]).Select(i => Ids[i])];
    }
}
