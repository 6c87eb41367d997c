using SearchService.Engine.Analysis;

namespace SearchService.Articles.Tests;

/// <summary>The words of one field of one article, as analysis leaves them, with their places.</summary>
internal sealed class PlainField
{
    // No query phrase is so long that it could reach from one value into the next.
    private const int GapBetweenValues = 100_000;

    private static readonly EnglishAnalyzer Analyzer = new();

    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    public PlainField(params IEnumerable<string> values)
    {
        var start = 0;
        foreach (var value in values)
        {
            foreach (var (term, place) in Analyze(value))
            {
                if (!_places.TryGetValue(term, out var places))
                    _places.Add(term, places = []);
                places.Add(start + place);
                Length++;
            }

            start += GapBetweenValues;
        }
    }

    /// <summary>How many words it has, repeats included.</summary>
    public int Length { get; }

    /// <summary>Its different words.</summary>
    public IEnumerable<string> Terms => _places.Keys;

    /// <summary>The words of a text with their places; a word that analysis removes leaves its place empty.</summary>
    public static List<(string Term, int Place)> Analyze(string text)
    {
        var words = new List<(string, int)>();
        var stream = Analyzer.GetTokenStream("text", text.AsMemory());
        var place = 0;
        while (stream.IncrementToken())
        {
            place += stream.Token.PositionIncrement;
            words.Add((stream.Token.Text.ToString(), place));
        }

        return words;
    }

    /// <summary>How often a word occurs.</summary>
    public int Count(string term) => _places.TryGetValue(term, out var places) ? places.Count : 0;

    /// <summary>How often words occur at the same distances from each other.</summary>
    public int Count(IReadOnlyList<(string Term, int Place)> phrase)
    {
        if (!_places.TryGetValue(phrase[0].Term, out var starts))
            return 0;
        return starts.Count(start => phrase.All(
            word => _places.TryGetValue(word.Term, out var places) && places.Contains(start + word.Place - phrase[0].Place)));
    }
}
