using System.Globalization;
using System.Text;
using SearchService.Engine.Facets;
using SearchService.Engine.Search;

namespace SearchService.Conformance.Tests;

/// <summary>Our twin of the verb search: answers requests in the query text form with the same lines.</summary>
public static class EngineSearch
{
    public static string Answer(IndexSearcher searcher, string request)
    {
        var expression = Expression.Parse(request);
        return expression.Head switch
        {
            "search" => Scored(searcher, expression),
            "sort" => Sorted(searcher, expression),
            "facets" => Facets(searcher, expression),
            _ => throw new FormatException($"unknown request {expression.Head}"),
        };
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

    private static string Facets(IndexSearcher searcher, Expression request)
    {
        var dimensions = request.Items.Skip(2).Select(each => each.Items).ToList();
        var drill = new DrillSideways(
            searcher,
            EngineQueries.Build(request.Items[1]),
            [.. dimensions.Select(parts => parts.Count > 1 ? EngineQueries.Build(parts[1]) : null)]);
        var facets = dimensions.ConvertAll(parts => SortedSetFacets.Create(searcher.Reader, parts[0].Text));
        var counts = facets.ConvertAll(each => new int[each.ValueCount]);
        var total = 0;
        foreach (var leaf in searcher.Reader.Leaves)
        {
            var matches = drill.Matches(leaf);
            total += matches.Hits.Cardinality();
            for (var i = 0; i < facets.Count; i++)
            {
                facets[i].Count(leaf, matches.Sideways[i], counts[i]);
            }
        }

        var line = new StringBuilder().Append(total);
        for (var i = 0; i < facets.Count; i++)
        {
            var counted = counts[i].Index().Where(each => each.Item > 0).Select(each => $"{facets[i].Values[each.Index]}={each.Item},");
            line.Append(CultureInfo.InvariantCulture, $" {facets[i].Field}[{string.Concat(counted)}]");
        }

        return line.ToString();
    }
}
