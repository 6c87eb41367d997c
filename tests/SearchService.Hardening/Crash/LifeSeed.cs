namespace SearchService.Hardening;

/// <summary>Where the randomness of one life of a worker comes from.</summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Life">Which life of the run, from 0.</param>
internal readonly record struct LifeSeed(int Seed, int Life)
{
    /// <summary>A stream of its own for each place.</summary>
    public Random Random(params ReadOnlySpan<int> place)
    {
        var hash = unchecked((uint)Seed * 2_654_435_761u) ^ (uint)Life;
        foreach (var number in place)
        {
            hash = unchecked((hash * 16_777_619u) ^ (uint)number);
            hash ^= hash >> 15;
        }

        return new Random((int)(hash & int.MaxValue));
    }
}
