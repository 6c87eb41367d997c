using SearchService.Engine.Facets;
using SearchService.Engine.Model;
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
        var column = snapshot.FacetsOf(facet);
        var selected = search.Filters.Where(f => f.Facet == facet)
            .SelectMany(f => f.Include)
            .DistinctBy(IndexFields.FoldedValue)
            .ToDictionary(IndexFields.FoldedValue);
        var prefix = new FacetPrefix(facet, search.FacetPrefix);
        var counted = Enumerable.Range(0, counts.Length)
            .Where(ord => counts[ord] > 0 && prefix.Accepts(column.ValueOf(ord)))
            .Select(ord => new FacetValue(column.ValueOf(ord), counts[ord], selected.ContainsKey(IndexFields.FoldedValue(column.ValueOf(ord)))))
            .OrderByDescending(value => value.Count)
            .ThenBy(value => value.Value, StringComparer.Ordinal)
            .ToList();
        var listed = counted.Where((value, place) => place < search.FacetSize || value.Selected).ToList();
        listed.AddRange(SelectedWithoutCount(facet, counts, selected).Where(value => prefix.Accepts(value.Value)));
        return new FacetCounts(listed, counted.Count, counted.Sum(v => (long)v.Count) - listed.Sum(v => (long)v.Count));
    }

    // What is selected stays visible even when nothing matches it, so that it can be taken back: as displayed where some article
    // has it, as it was asked for where none does.
    private IEnumerable<FacetValue> SelectedWithoutCount(Facet facet, int[] counts, Dictionary<string, string> selected)
    {
        if (selected.Count == 0)
        {
            return [];
        }

        var column = snapshot.FacetsOf(facet);
        var known = Enumerable.Range(0, counts.Length).Where(ord => selected.ContainsKey(IndexFields.FoldedValue(column.ValueOf(ord)))).ToArray();
        var unknown = selected.Keys.Except(known.Select(ord => IndexFields.FoldedValue(column.ValueOf(ord))))
            .Where(value => facet != Facet.Provider || !IsProviderDomain(value));
        return known.Where(ord => counts[ord] == 0).Select(column.ValueOf)
            .Concat(unknown.Select(value => selected[value]))
            .Order(StringComparer.Ordinal)
            .Select(value => new FacetValue(value, 0, true));
    }

    // A domain selects providers by another name than the one that is counted.
    private bool IsProviderDomain(string value) =>
        searcher.Count(new TermQuery(new Term(IndexFields.ProviderDomain, value))) > 0;
}
