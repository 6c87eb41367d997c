using System.Text;
using SearchService.Engine.Analysis;
using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Finds articles that may have a certain title.</summary>
internal static class TitleLookup
{
    // A title that so many articles share says nothing; copies of one article are few.
    private const int MaxCandidates = 20;

    // So many words are in no two titles that differ.
    private const int MaxWords = 64;

    private static readonly EnglishAnalyzer Analyzer = new();

    /// <summary>The documents of the articles that have all words of a title, the best match first: an article of that title is among the
    /// first few. None for a title without words.</summary>
    /// <exception cref="QueryTimeoutException">The searcher's deadline has passed.</exception>
    public static IEnumerable<int> Candidates(IndexSearcher searcher, string title) =>
        Query(title) is { } query ? searcher.Search(query, MaxCandidates).ScoreDocs.Select(candidate => candidate.DocId) : [];

    private static BooleanQuery? Query(string title)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var tokens = Analyzer.GetTokenStream(IndexFields.Title, title.AsMemory());
        while (words.Count < MaxWords && tokens.IncrementToken())
        {
            words.Add(tokens.Token.Text.ToString());
        }

        if (words.Count == 0)
        {
            return null;
        }

        var query = new BooleanQuery.Builder();
        foreach (var word in words)
        {
            query.Add(new TermQuery(new Term(IndexFields.Title, Encoding.UTF8.GetBytes(word))), Occur.Must);
        }

        return query.Build();
    }
}
