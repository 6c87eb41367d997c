using SearchService.Articles;
using SearchService.Engine.Search;

namespace SearchService.Benchmarks;

/// <summary>What each query finds, in the lines that <see cref="RivalHits"/> reads.</summary>
internal static class EngineHits
{
    public static void Write(string index, string tasks, string path)
    {
        var options = new ArticleIndexOptions { ArticlesPath = "", IndexPath = "" };
        using var searching = new EngineSearching(index);
        using var output = new StreamWriter(path);
        foreach (var task in QueryTaskFile.Read(tasks))
        {
            output.WriteLine(Line(searching, task, TaskQueries.Boosted(task, options)));
            output.WriteLine(Line(searching, task, TaskQueries.Plain(task)));
        }
    }

    private static string Line(EngineSearching searching, QueryTask task, Query query)
    {
        var counts = new List<string>();
        var page = task.Class == QueryClass.AnyWithFacets ? searching.TopWithFacets(query, counts) : searching.Top(query);
        var hits = page.ScoreDocs.Select(hit => $"{BitConverter.SingleToUInt32Bits(hit.Score):x8}:{searching.IdOf(hit.DocId)}");
        return string.Join('\t', [page.TotalHits.ToString(), .. hits, "|", .. Ties(searching, query, page), "|", .. counts]);
    }

    private static IEnumerable<string> Ties(EngineSearching searching, Query query, TopDocs page)
    {
        if (page.ScoreDocs.Count == 0)
        {
            return [];
        }

        var last = page.ScoreDocs[^1].Score;
        var more = searching.Top(query, RivalHits.MaxTies);
        return more.ScoreDocs.Count == RivalHits.MaxTies && more.ScoreDocs[^1].Score == last
            ? [RivalHits.TooManyTies]
            : more.ScoreDocs.Where(hit => hit.Score == last).Select(hit => searching.IdOf(hit.DocId)).Order(StringComparer.Ordinal);
    }
}
