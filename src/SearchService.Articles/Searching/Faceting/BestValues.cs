using SearchService.Engine.Util;

namespace SearchService.Articles;

/// <summary>Keeps the values of a facet that are listed, by count, then by value, while all of them pass by; the others are neither kept
/// nor sorted.</summary>
/// <param name="column">The values.</param>
/// <param name="counts">By number.</param>
/// <param name="size">How many to keep, at least 1.</param>
internal sealed class BestValues(FacetColumn column, int[] counts, int size)
{
    private readonly BinaryHeap<int, LastListedFirst> _kept = new(size, new LastListedFirst(column, counts));

    /// <summary>Looks at a value that has a count; each once.</summary>
    public void Add(int ord)
    {
        if (_kept.Count < size)
        {
            _kept.Push(ord);
        }
        else if (counts[ord] >= counts[_kept.Top] && new LastListedFirst(column, counts).Compare(ord, _kept.Top) > 0)
        {
            _kept.Top = ord;
            _kept.UpdateTop();
        }
    }

    /// <summary>The values kept, and others that have a count, in the order in which they are listed.</summary>
    public List<int> List(IEnumerable<int> also)
    {
        var order = new LastListedFirst(column, counts);
        List<int> list = [.. _kept.Items.ToArray().Union(also)];
        list.Sort((x, y) => order.Compare(y, x));
        return list;
    }

    private readonly struct LastListedFirst(FacetColumn column, int[] counts) : IComparer<int>
    {
        public int Compare(int x, int y) =>
            counts[x] != counts[y] ? counts[x].CompareTo(counts[y]) : string.CompareOrdinal(column.ValueOf(y), column.ValueOf(x));
    }
}
