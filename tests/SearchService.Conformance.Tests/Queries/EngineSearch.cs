using System.Globalization;
using System.Text;
using SearchService.Engine.Search;

namespace SearchService.Conformance.Tests;

/// <summary>Our twin of the verb search: answers requests in the query text form with the same lines.</summary>
public static class EngineSearch
{
    public static string Answer(IndexSearcher searcher, string request)
    {
        var expression = Expression.Parse(request);
        return expression.Head == "sort" ? Sorted(searcher, expression) : Scored(searcher, expression);
    }

    private static string Scored(IndexSearcher searcher, Expression request)
    {
        var hits = searcher.Search(EngineQueries.Build(request.Items[2]), (int)request.Items[1].Number);
        var line = new StringBuilder().Append(hits.TotalHits);
        foreach (var hit in hits.ScoreDocs)
        {
            line.Append(CultureInfo.InvariantCulture, $" {hit.DocId}:{BitConverter.SingleToInt32Bits(hit.Score):x8}");
        }

        return line.ToString();
    }

    private static string Sorted(IndexSearcher searcher, Expression request)
    {
        var items = request.Items;
        var sort = new Sort(SortField.Long(items[2].Text, items[3].Text == "desc"));
        var hits = (TopFieldDocs)searcher.Search(EngineQueries.Build(items[5]), (int)items[1].Number, sort);
        var line = new StringBuilder().Append(hits.TotalHits);
        for (var i = 0; i < hits.ScoreDocs.Count; i++)
        {
            line.Append(CultureInfo.InvariantCulture, $" {hits.ScoreDocs[i].DocId}:{hits.SortValues(i)[0] ?? items[4].Number}");
        }

        return line.ToString();
    }
}
