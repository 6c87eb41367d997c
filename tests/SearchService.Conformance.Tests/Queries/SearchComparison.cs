using SearchService.Engine.Search;
using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>Compares the answers of Lucene and of our searcher to requests in the query text form.</summary>
public static class SearchComparison
{
    private const int ShownChars = 400;

    /// <summary>Fails, naming the requests that differ, unless all answers are equal.</summary>
    public static void AssertSameAnswers(LuceneJava lucene, string path, IReadOnlyList<string> requests)
    {
        using var index = new EngineIndex(path);
        var searcher = new IndexSearcher(index.Reader);
        var expected = lucene.Call("search", path, lucene.WriteLines(requests)).Lines;
        Assert.Equal(requests.Count, expected.Count);
        Assert.True(3 * expected.Count(answer => answer != "0") > requests.Count, "most requests find nothing and so compare nothing");
        var differences = new List<string>();
        for (var i = 0; i < requests.Count; i++)
        {
            var actual = EngineSearch.Answer(searcher, requests[i]);
            if (actual != expected[i])
            {
                differences.Add($"request {i}: {requests[i]}\n  Lucene: {Shorten(expected[i])}\n    ours: {Shorten(actual)}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {requests.Count} differ:\n{string.Join('\n', differences.Take(5))}");
    }

    private static string Shorten(string answer) => answer.Length <= ShownChars ? answer : answer[..ShownChars] + "…";
}
