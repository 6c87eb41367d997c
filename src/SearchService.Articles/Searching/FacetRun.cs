using SearchService.Engine.Facets;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Counts the facets of one search: exactly, and each without regard to its own selection.</summary>
internal sealed class FacetRun(ArticleSnapshot snapshot, IndexSearcher searcher, ArticleSearch search)
{
    /// <param name="query">Everything but the facets' selections.</param>
    /// <param name="selections">The selection of each facet that has one.</param>
    public Dictionary<Facet, FacetCounts> Count(Query query, IReadOnlyDictionary<Facet, Query> selections)
    {
        // Facets that only select are dimensions too: they narrow the counts of the others.
        var dimensions = search.Facets.Concat(selections.Keys).Distinct().ToArray();
        var drill = new DrillSideways(searcher, query, Array.ConvertAll(dimensions, d => selections.GetValueOrDefault(d)));
        var counts = dimensions.Select(d => search.Facets.Contains(d) ? new int[snapshot.FacetsOf(d).ValueCount] : null).ToArray();
        foreach (var leaf in searcher.Reader.Leaves)
        {
            searcher.Deadline.Check();
            var matches = drill.Matches(leaf);
            for (var i = 0; i < dimensions.Length; i++)
            {
                if (counts[i] is { } count)
                {
                    snapshot.FacetsOf(dimensions[i]).Count(leaf, matches.Sideways[i], count);
                }
            }
        }

        return Enumerable.Range(0, dimensions.Length)
            .Where(i => counts[i] is not null)
            .ToDictionary(i => dimensions[i], i => List(dimensions[i], counts[i]!));
    }

    private FacetCounts List(Facet facet, int[] counts)
    {
        var values = snapshot.FacetsOf(facet).Values;
        var selected = search.Filters.Where(f => f.Facet == facet).SelectMany(f => f.Include).Select(IndexFields.FoldedValue).ToHashSet();
        var listed = Enumerable.Range(0, counts.Length)
            .Where(ord => counts[ord] > 0)
            .OrderByDescending(ord => counts[ord])
            .ThenBy(ord => values[ord], StringComparer.Ordinal)
            .Select(ord => new FacetValue(values[ord], counts[ord], selected.Contains(IndexFields.FoldedValue(values[ord]))))
            .ToList();
        var first = listed.Take(search.FacetSize).ToList();
        first.AddRange(listed.Skip(search.FacetSize).Where(v => v.Selected));
        first.AddRange(SelectedWithoutCount(values, counts, selected));
        return new FacetCounts(first, listed.Count, counts.Sum(c => (long)c) - first.Sum(v => (long)v.Count));
    }

    // What is selected stays visible even when nothing matches it any more.
    private static IEnumerable<FacetValue> SelectedWithoutCount(IReadOnlyList<string> values, int[] counts, HashSet<string> selected) =>
        selected.Count == 0
            ? []
            : Enumerable.Range(0, counts.Length)
                .Where(ord => counts[ord] == 0 && selected.Contains(IndexFields.FoldedValue(values[ord])))
                .Select(ord => new FacetValue(values[ord], 0, true));
}
