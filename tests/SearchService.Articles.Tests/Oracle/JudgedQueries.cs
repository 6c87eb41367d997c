using System.Globalization;

namespace SearchService.Articles.Tests;

/// <summary>Queries with judgments: a grade above 0 is relevant, below 0 leaves a file out of the ranking before it is judged.</summary>
internal sealed class JudgedQueries
{
    private readonly Dictionary<string, Dictionary<string, int>> _grades;

    /// <param name="folder">Holds queries.tsv (id, text), qrels.tsv (id, 0, file, grade) and topics.tsv (id, style, file, how).</param>
    public JudgedQueries(string folder)
    {
        _grades = Rows(Path.Join(folder, "qrels.tsv"))
            .GroupBy(row => row[0])
            .ToDictionary(rows => rows.Key, rows => rows.ToDictionary(row => row[2], row => int.Parse(row[3], CultureInfo.InvariantCulture)));
        Queries =
        [
            .. Rows(Path.Join(folder, "queries.tsv"))
                .Where(row => _grades.TryGetValue(row[0], out var grades) && grades.Values.Any(g => g > 0))
                .Select(row => (row[0], row[1])),
        ];
        Articles = [.. Rows(Path.Join(folder, "topics.tsv")).Where(row => row[1] == "a").Select(row => (row[0], row[2]))];
    }

    /// <summary>The queries that something is relevant for.</summary>
    public IReadOnlyList<(string Id, string Text)> Queries { get; }

    /// <summary>The articles that queries of style a were made of: what is judged is related to them.</summary>
    public IReadOnlyList<(string QueryId, string File)> Articles { get; }

    /// <summary>nDCG@10: grades discounted by the logarithm of their rank, against the best order of all that was judged.</summary>
    public double GainOf(string queryId, IEnumerable<string> ranked)
    {
        var grades = _grades[queryId];
        var found = ranked.Select(file => grades.GetValueOrDefault(file)).Where(grade => grade >= 0);
        return Discounted(found) / Discounted(grades.Values.Where(grade => grade > 0).OrderDescending());
    }

    private static double Discounted(IEnumerable<int> grades) => grades.Take(10).Select((grade, i) => grade / Math.Log2(i + 2)).Sum();

    private static IEnumerable<string[]> Rows(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(line => line.Split('\t'));
}
