namespace SearchService.Testing;

/// <summary>A stream of random numbers that depends on its seeds alone, on every machine and runtime (SplitMix64). Cheap to
/// make, so each article has one of its own and articles can be made in any order.</summary>
internal struct ArticleRandom
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <param name="seed">The seed of the whole collection.</param>
    /// <param name="index">Of the article.</param>
    /// <param name="purpose">Tells the streams of one article apart.</param>
    public ArticleRandom(int seed, int index, int purpose) =>
        _state = Mix(Mix(((ulong)(uint)seed << 32) | (uint)purpose) + (uint)index);

    public ulong NextBits() => Mix(_state += Increment);

    /// <summary>From 0, exclusive of 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0, exclusive of <paramref name="endExclusive"/>, which is at least 1.</summary>
    public int Next(int endExclusive) => (int)(((NextBits() >> 32) * (ulong)endExclusive) >> 32);

    public int Next(int start, int endExclusive) => start + Next(endExclusive - start);

    public bool Chance(double probability) => NextDouble() < probability;

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
