namespace SearchService.Engine.Codecs;

/// <summary>Document deltas to document ids, in place.</summary>
public static class PrefixSum
{
    /// <summary>Replaces every delta by <paramref name="start"/> plus the sum of the deltas up to and with it. Wraps on overflow.</summary>
    public static void Apply(Span<int> deltas, int start) => ApplyScalar(deltas, start);

    /// <summary>The definition, and the oracle of any faster one.</summary>
    public static void ApplyScalar(Span<int> deltas, int start)
    {
        for (var i = 0; i < deltas.Length; i++)
        {
            start += deltas[i];
            deltas[i] = start;
        }
    }
}
