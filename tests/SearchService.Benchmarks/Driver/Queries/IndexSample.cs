using System.Text;
using System.Text.Json;
using SearchService.Engine.Analysis;
using SearchService.Engine.Segments;

namespace SearchService.Benchmarks;

/// <summary>What queries are drawn from: the terms of an index and its stored articles.</summary>
internal sealed class IndexSample(IndexReader reader)
{
    private readonly EnglishAnalyzer _analyzer = new();

    public int ArticleCount => reader.NumDocs;

    /// <summary>The terms of a field in byte order, each with the number of articles that have it.</summary>
    public IReadOnlyList<(string Term, int DocFreq)> Terms(string field)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
        {
            var terms = leaf.Reader.GetTerms(field)?.GetEnumerator();
            while (terms?.Next() == true)
            {
                var term = Encoding.UTF8.GetString(terms.Term);
                counts[term] = counts.GetValueOrDefault(term) + terms.DocFreq;
            }
        }

        return [.. counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value))];
    }

    /// <summary>Title, excerpt and topics of an article.</summary>
    public (string Title, string Excerpt, IReadOnlyList<string> Topics) Article(int globalDocId)
    {
        var source = new StoredSource();
        reader.VisitDocument(globalDocId, source);
        using var json = JsonDocument.Parse(source.Bytes);
        var root = json.RootElement;
        return (
            root.GetProperty("title").GetString()!,
            root.TryGetProperty("excerpt", out var excerpt) ? excerpt.GetString()! : "",
            root.TryGetProperty("topics", out var topics) ? [.. topics.EnumerateArray().Select(t => t.GetString()!)] : []);
    }

    /// <summary>The terms of a text, in order, each with its position.</summary>
    public List<(string Term, int Position)> Analyze(string text)
    {
        var terms = new List<(string, int)>();
        var stream = _analyzer.GetTokenStream("text", text.AsMemory());
        for (var position = -1; stream.IncrementToken();)
        {
            position += stream.Token.PositionIncrement;
            terms.Add((stream.Token.Text.ToString(), position));
        }

        return terms;
    }
}
