namespace SearchService.Conformance.Tests;

/// <summary>Requests in the query text form over the fields of the article scenarios.</summary>
/// <param name="random">Decides everything.</param>
/// <param name="vocabulary">The number of words w0, w1, … in the index.</param>
public sealed class RandomQueries(Random random, int vocabulary)
{
    private static readonly string[] Clauses = ["must", "should", "filter", "not"];
    private static readonly int[] Tops = [1, 10, 100, 1000];

    /// <summary>A search by score or by a column, or a count of facets.</summary>
    public string NextRequest() => random.Next(8) switch
    {
        0 => $"(facets {Next(1)} (topic{Maybe($" (terms topic {Topic()} {Topic()})")}) (type{Maybe(" (term type video)")}))",
        1 => $"(sort {Top()} {(random.Next(2) == 0 ? "quality" : "publishedDateTime")} {Direction()} {Next(2)})",
        _ => $"(search {Top()} {NextTop()})",
    };

    private int Top() => Tops[random.Next(Tops.Length)];

    private string Direction() => random.Next(2) == 0 ? $"desc {long.MinValue}" : $"asc {long.MaxValue}";

    private string Topic() => $"\"topic\\20{random.Next(45)}\"";

    private string Maybe(string text) => random.Next(2) == 0 ? text : "";

    private string NextTop() => random.Next(2) == 0 ? Next(2) : $"(quality quality {0.1 * random.Next(1, 30):0.0} {random.Next(1, 100)} {Next(2)})";

    private string Next(int depth) => random.Next(depth > 0 ? 20 : 11) switch
    {
        0 => "(all)",
        1 => $"(term type {(random.Next(3) == 0 ? "video" : "article")})",
        2 => random.Next(2) == 0 ? $"(term topic {Topic()})" : $"(terms topic {Topic()} {Topic()} none)",
        3 => $"(phrase title {random.Next(4)} {Word()} {Word()}{Maybe($" {Word()}")})",
        4 => $"(prefix title w{random.Next(30)})",
        5 => Range(),
        6 => "(exists quality)",
        < 9 => $"(term title {Word()})",
        < 11 => $"(term text {Word()})",
        11 => $"(boost {random.Next(1, 40) / 8.0} {Next(depth - 1)})",
        12 => $"(constant {random.Next(1, 40) / 8.0} {Next(depth - 1)})",
        < 16 => Words(),
        _ => Bool(depth),
    };

    private string Range()
    {
        if (random.Next(2) == 0)
        {
            var low = random.Next(-15, 100);
            return $"(range quality {low} {low + random.Next(60)})";
        }

        var from = 1_600_000_000_000 + random.NextInt64(31_536_000_000);
        return $"(range publishedDateTime {from} {from + random.NextInt64(10_000_000_000)})";
    }

    private string Words()
    {
        var clause = random.Next(2) == 0 ? "must" : "should";
        return $"(bool ({clause} {string.Join(' ', Enumerable.Range(0, random.Next(2, 5)).Select(_ => $"(term text {Word()})"))}))";
    }

    private string Bool(int depth)
    {
        var should = 0;
        var parts = new List<string>();
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            var clause = Clauses[random.Next(Clauses.Length)];
            should += clause == "should" ? 1 : 0;
            parts.Add($"({clause} {Next(depth - 1)})");
        }

        if (should > 1 && random.Next(3) == 0)
        {
            parts.Add($"(atleast {random.Next(1, should + 1)})");
        }

        return $"(bool {string.Join(' ', parts)})";
    }

    // The square favours frequent words.
    private string Word() => $"w{(int)(vocabulary * Math.Pow(random.NextDouble(), 3))}";
}
