using System.Globalization;

namespace SearchService.Conformance.Tests;

/// <summary>Requests for words that stand for others, over the fields of the scenario <c>letters</c>.</summary>
/// <param name="random">Decides everything.</param>
public sealed class RandomLetters(Random random)
{
    private static readonly string[] Fields = ["few", "wide", "plain"];
    private static readonly string[] Few = ["a", "b"];
    private static readonly string[] Wide = ["a", "b", "é", "字", "\uFFFD", "😀", "𝒳", "z"];
    private static readonly string[] Consonants = ["b", "d", "k", "l", "r", "s", "t", "z"];
    private static readonly string[] Vowels = ["a", "e", "o"];

    /// <summary>A search by score.</summary>
    public string NextRequest() => $"(search {random.Next(1, 400)} {Next()})";

    private string Next() => random.Next(12) switch
    {
        < 5 => Any(Field()),
        5 => $"(boost {Number()} {Any(Field())})",
        6 => $"(constant {Number()} {Any(Field())})",
        7 => $"(bool (filter {Any(Field())}) (should {Term(Field())}))",
        8 => $"(bool (must {Any(Field())}) (not {Term(Field())}))",
        _ => Bool(),
    };

    // Of each field one part at most: Lucene merges equal terms of a disjunction in the order of their hashes, and which of their
    // statistics stays is left to that.
    private string Bool()
    {
        var parts = Fields.Select(field => $"({(random.Next(2) == 0 ? "must" : "should")} {Any(field)})").ToArray();
        random.Shuffle(parts);
        return $"(bool {string.Join(' ', parts.Take(random.Next(1, 4)))})";
    }

    private string Any(string field) => random.Next(4) switch
    {
        0 => $"(blended {field} {Terms(field, (random.Next(9) / 4.0).ToString(CultureInfo.InvariantCulture))})",
        1 => $"(synonym {field} {Terms(field, "1")})",
        2 => $"(synonym {field} {Terms(field, null)})",
        _ => Fuzzy(field),
    };

    private string Fuzzy(string field)
    {
        var expansions = random.Next(3) switch { 0 => 50, 1 => random.Next(1, 8), _ => random.Next(1, 300) };
        return $"(fuzzy {field} {Word(field)} {random.Next(3)} {(random.Next(2) == 0 ? 0 : random.Next(5))} {expansions} {(random.Next(4) == 0 ? "false" : "true")})";
    }

    private string Terms(string field, string? boost) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 7)).Select(_ => $"({Word(field)} {boost ?? Fraction()})"));

    private string Fraction() => (random.Next(1, 11) / 10.0).ToString(CultureInfo.InvariantCulture);

    private string Number() => (random.Next(0, 40) / 8.0).ToString(CultureInfo.InvariantCulture);

    private string Field() => Fields[random.Next(Fields.Length)];

    private string Term(string field) => $"(term {field} {Word(field)})";

    private string Word(string field) => field switch
    {
        "few" => Word(9, Few, Few),
        "wide" => Word(5, Wide, Wide),
        _ => Word(7, Consonants, Vowels),
    };

    private string Word(int longest, string[] odd, string[] even) =>
        string.Concat(Enumerable.Range(0, random.Next(1, longest + 1)).Select(i => random.GetItems(i % 2 == 0 ? odd : even, 1)[0]));
}
