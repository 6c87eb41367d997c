using SearchService.Engine.Analysis;

namespace SearchService.Engine.Tests;

/// <summary>
/// A nondeterministic automaton over <see cref="WordBreakClass"/> with a rank per accepting state (lower wins), and its smallest
/// deterministic equal.
/// </summary>
internal sealed class ClassAutomaton
{
    private const int ClassCount = 32;
    private readonly List<List<(uint Mask, int To)>> _edges = [];
    private readonly List<List<int>> _epsilons = [];
    private readonly Dictionary<int, int> _ranks = [];

    public int AddState()
    {
        _edges.Add([]);
        _epsilons.Add([]);
        return _edges.Count - 1;
    }

    public void AddEdge(int from, uint mask, int to) => _edges[from].Add((mask, to));

    public void AddEpsilon(int from, int to) => _epsilons[from].Add(to);

    public void Accept(int state, int rank) => _ranks[state] = rank;

    /// <summary>
    /// The minimal deterministic automaton from <paramref name="start"/>: per state the next state for each class and the
    /// best rank accepted, or -1. State 0 is dead, state 1 the start, the rest in the order a breadth-first walk meets them.
    /// </summary>
    public (int[][] Next, int[] Rank) Determinize(int start)
    {
        var (next, rank) = BuildSubsets(start);
        return Renumber(next, rank, Minimize(next, rank));
    }

    private (List<int[]> Next, List<int> Rank) BuildSubsets(int start)
    {
        var ids = new Dictionary<string, int>();
        var sets = new List<int[]>();
        var rank = new List<int>();
        int IdOf(IEnumerable<int> states)
        {
            var set = Close(states);
            var key = string.Join(',', set);
            if (!ids.TryGetValue(key, out var id))
            {
                ids.Add(key, id = sets.Count);
                sets.Add(set);
                rank.Add(set.Where(_ranks.ContainsKey).Select(s => _ranks[s]).DefaultIfEmpty(-1).Min());
            }

            return id;
        }

        IdOf([]);
        IdOf([start]);
        var next = new List<int[]>();
        for (var id = 0; id < sets.Count; id++)
        {
            var set = sets[id];
            next.Add([.. Enumerable.Range(0, ClassCount).Select(c =>
                IdOf(set.SelectMany(s => _edges[s]).Where(e => (e.Mask >> c & 1) != 0).Select(e => e.To)))]);
        }

        return (next, rank);
    }

    private int[] Close(IEnumerable<int> states)
    {
        var closed = new SortedSet<int>();
        var open = new Stack<int>(states);
        while (open.TryPop(out var state))
        {
            if (!closed.Add(state)) continue;
            foreach (var to in _epsilons[state]) open.Push(to);
        }

        return [.. closed];
    }

    // Moore's refinement: states stay together while they accept alike and lead to groups alike.
    private static int[] Minimize(List<int[]> next, List<int> rank)
    {
        var groups = rank.ToArray();
        for (var count = 0; ;)
        {
            var ids = new Dictionary<string, int>();
            var refined = new int[groups.Length];
            for (var s = 0; s < groups.Length; s++)
            {
                var key = groups[s] + ":" + string.Join(',', next[s].Select(t => groups[t]));
                if (!ids.TryGetValue(key, out refined[s])) ids.Add(key, refined[s] = ids.Count);
            }

            groups = refined;
            if (ids.Count == count) return groups;
            count = ids.Count;
        }
    }

    private static (int[][] Next, int[] Rank) Renumber(List<int[]> next, List<int> rank, int[] groups)
    {
        // One member of each group stands for it, in breadth-first order behind the dead and the start state.
        var order = new List<int> { 0, 1 };
        var number = new Dictionary<int, int> { [groups[0]] = 0, [groups[1]] = 1 };
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var to in next[order[i]])
            {
                if (number.TryAdd(groups[to], order.Count)) order.Add(to);
            }
        }

        return ([.. order.Select(s => next[s].Select(t => number[groups[t]]).ToArray())], [.. order.Select(s => rank[s])]);
    }
}
