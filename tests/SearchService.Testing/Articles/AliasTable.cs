namespace SearchService.Testing;

/// <summary>Draws an index with a probability in proportion to its weight, in constant time.
/// Source: A. J. Walker, 1977; built as M. D. Vose describes, 1991.</summary>
internal sealed class AliasTable
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    /// <param name="weights">Not negative; their sum is positive.</param>
    public AliasTable(ReadOnlySpan<double> weights)
    {
        _keep = new double[weights.Length];
        _alias = new int[weights.Length];
        TotalWeight = Sum(weights);
        Build(weights);
    }

    public double TotalWeight { get; }

    public int Draw(ref ArticleRandom random)
    {
        var index = random.Next(_keep.Length);
        return random.NextDouble() < _keep[index] ? index : _alias[index];
    }

    private void Build(ReadOnlySpan<double> weights)
    {
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var i = 0; i < weights.Length; i++)
        {
            _keep[i] = weights[i] * weights.Length / TotalWeight;
            _alias[i] = i;
            (_keep[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var poor = small.Pop();
            var rich = large.Pop();
            _alias[poor] = rich;
            _keep[rich] -= 1 - _keep[poor];
            (_keep[rich] < 1 ? small : large).Push(rich);
        }
    }

    private static double Sum(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return sum;
    }
}
