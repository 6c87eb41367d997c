namespace SearchService.Benchmarks;

/// <summary>
/// Queries as text, for this driver and for those of other engines:
/// <code>
/// # comment
/// TitleWordsAny: climate elect
/// AnyInTopic: climate elect | science
/// </code>
/// A line is a class, a colon, analyzed terms separated by spaces, and after a bar the topic where there is one. UTF-8, in the
/// order in which they run.
/// </summary>
internal static class QueryTaskFile
{
    private const string Header = """
        # Class: analyzed terms of the field text [| exact topic]. The classes:
        # FrequentWord, MediumWord, RareWord: one term. TwoWordsAll: both required. TwoWordsAny, TitleWordsAny: any of them.
        # Phrase: side by side in title or in excerpt (two clauses, either). Prefix: constant score. FuzzyWord: one edit, transpositions
        # count as one. AnyInTopic: any of them, filtered by the topic. AnyWithFacets: any of them, and the counts of topic and provider.
        """;

    public static void Write(string path, IEnumerable<QueryTask> tasks) =>
        File.WriteAllLines(path, [.. Header.Split('\n'), .. tasks.Select(ToLine)]);

    /// <exception cref="FormatException">A line is not a query; the message names it.</exception>
    public static List<QueryTask> Read(string path)
    {
        var tasks = new List<QueryTask>();
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > 0 && lines[i][0] != '#')
            {
                tasks.Add(Parse(lines[i]) ?? throw new FormatException($"{path}, line {i + 1}: not a query: {lines[i]}"));
            }
        }

        return tasks;
    }

    private static string ToLine(QueryTask task) =>
        $"{task.Class}: {string.Join(' ', task.Words)}{(task.Topic is null ? "" : $" | {task.Topic}")}";

    private static QueryTask? Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Enum.TryParse<QueryClass>(line[..colon], out var queryClass))
        {
            return null;
        }

        var parts = line[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries);
        var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : new QueryTask(queryClass, words, parts.Length > 1 ? parts[1] : null);
    }
}
