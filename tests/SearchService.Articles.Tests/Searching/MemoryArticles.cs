using SearchService.Engine.Analysis;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;

namespace SearchService.Articles.Tests;

/// <summary>An index of invented articles in memory, in segments of three, with the fields that queries look into.</summary>
internal sealed class MemoryArticles
{
    private const int TitleWeight = 3;

    private static readonly EnglishAnalyzer Analyzer = new();

    public MemoryArticles(params (string Title, string Excerpt, string Topic, string Provider, int Quality)[] articles)
    {
        Documents = [.. articles.Select(a => Document(a.Title, a.Excerpt, a.Topic, a.Provider, a.Quality))];
        Searcher = new IndexSearcher(new IndexReader(Documents.Chunk(3).Select(chunk => new MemoryLeafReader(chunk))));
    }

    public IReadOnlyList<MemoryDocument> Documents { get; }

    public IndexSearcher Searcher { get; }

    public int[] Search(Query query) => [.. Searcher.Search(query, 1000).ScoreDocs.Select(d => d.DocId).Order()];

    private static MemoryDocument Document(string title, string excerpt, string topic, string provider, int quality)
    {
        var document = new MemoryDocument();
        document.AddNumber("quality", quality);
        Add(document, "title", title, TitleWeight);
        Add(document, "excerpt", excerpt, 1);
        Add(document, "topic_text", topic, 1);
        Add(document, "provider_text", provider, 1);
        return document;
    }

    private static void Add(MemoryDocument document, string field, string value, int weight)
    {
        var tokens = new List<(string Term, int Position)>();
        var position = -1;
        var stream = Analyzer.GetTokenStream(field, value.AsMemory());
        while (stream.IncrementToken())
        {
            position += stream.Token.PositionIncrement;
            tokens.Add((stream.Token.Text.ToString(), position));
        }

        document.Tokens[field] = tokens;
        for (var i = 0; i < weight; i++) document.Add("text", [.. tokens.Select(t => t.Term)]);
    }
}
