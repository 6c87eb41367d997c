using SearchService.Engine.Facets;
using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Counts the facets of one search: exactly, and each without regard to its own selection.</summary>
internal sealed class FacetRun(ArticleSnapshot snapshot, IndexSearcher searcher, ArticleSearch search)
{
    private const int ValuesPerDeadlineCheck = 1024;

    /// <param name="hits">What the search found.</param>
    /// <param name="query">Everything but the facets' selections.</param>
    /// <param name="selections">The selection of each facet that has one.</param>
    public Dictionary<Facet, FacetCounts> Count(SearchMatches hits, Query query, IReadOnlyDictionary<Facet, Query> selections)
    {
        var facets = search.Facets.Distinct().ToArray();
        var counts = Array.ConvertAll(facets, facet => new int[snapshot.FacetsOf(facet).ValueCount]);
        var selected = selections.Keys.ToArray();
        // A facet without a selection counts the hits, one that has some what would be a hit without it.
        var drill = Array.Exists(facets, selections.ContainsKey)
            ? new DrillSideways(searcher, query, Array.ConvertAll(selected, facet => selections[facet]))
            : null;
        foreach (var leaf in searcher.Reader.Leaves)
        {
            searcher.Deadline.Check();
            var sideways = drill?.Matches(leaf).Sideways;
            for (var i = 0; i < facets.Length; i++)
            {
                var dimension = Array.IndexOf(selected, facets[i]);
                snapshot.FacetsOf(facets[i]).Count(leaf, dimension < 0 ? hits.Of(leaf) : sideways![dimension], counts[i]);
            }
        }

        return Enumerable.Range(0, facets.Length).ToDictionary(i => facets[i], i => List(facets[i], counts[i]));
    }

    // What has a count, and what is selected, so that it can be taken back even when nothing matches it: as displayed where some article
    // has it, as it was asked for where none does.
    private FacetCounts List(Facet facet, int[] counts)
    {
        var column = snapshot.FacetsOf(facet);
        var prefix = new FacetPrefix(facet, search.FacetPrefix);
        var selected = search.Filters.Where(f => f.Facet == facet)
            .SelectMany(f => f.Include)
            .DistinctBy(IndexFields.FoldedValue)
            .ToDictionary(IndexFields.FoldedValue);
        var unknown = new Dictionary<string, string>(selected);
        var chosen = new List<int>();
        var best = new BestValues(column, counts, search.FacetSize);
        var (distinct, sum) = (0, 0L);
        for (var ord = 0; ord < counts.Length; ord++)
        {
            // There may be very many values, and an answer may be asked for the words of each.
            if (ord % ValuesPerDeadlineCheck == 0) searcher.Deadline.Check();
            if (counts[ord] == 0 && selected.Count == 0) continue;
            var folded = selected.Count == 0 ? "" : IndexFields.FoldedValue(column.ValueOf(ord));
            var isSelected = selected.ContainsKey(folded);
            unknown.Remove(folded);
            if ((counts[ord] == 0 && !isSelected) || !prefix.Accepts(column.ValueOf(ord))) continue;
            if (isSelected) chosen.Add(ord);
            if (counts[ord] == 0) continue;
            distinct++;
            sum += counts[ord];
            best.Add(ord);
        }

        var listed = best.List(also: chosen.Where(ord => counts[ord] > 0))
            .Select(ord => new FacetValue(column.ValueOf(ord), counts[ord], chosen.Contains(ord)))
            .ToList();
        var other = sum - listed.Sum(value => (long)value.Count);
        var uncounted = chosen.Where(ord => counts[ord] == 0).Select(column.ValueOf).Concat(Unknown(facet, unknown).Where(prefix.Accepts));
        listed.AddRange(uncounted.Order(StringComparer.Ordinal).Select(value => new FacetValue(value, 0, true)));
        return new FacetCounts(listed, distinct, other);
    }

    private IEnumerable<string> Unknown(Facet facet, Dictionary<string, string> values) => values
        .Where(value => facet != Facet.Provider || !IsProviderDomain(value.Key))
        .Select(value => value.Value);

    // A domain selects providers by another name than the one that is counted.
    private bool IsProviderDomain(string value) =>
        searcher.Count(new TermQuery(new Term(IndexFields.ProviderDomain, value))) > 0;
}
