namespace SearchService.Articles;

/// <summary>Words at fixed distances, as <see cref="MarkPatterns"/> numbers them.</summary>
/// <param name="Leaf">Which of the query's leaves it belongs to, from 0.</param>
/// <param name="Symbols">The words, at least one.</param>
/// <param name="Offsets">The distance of each from the first, in positions, ascending from 0.</param>
internal sealed record MarkPattern(int Leaf, int[] Symbols, int[] Offsets)
{
    /// <summary>Whether both look for the same.</summary>
    public bool IsSameAs(MarkPattern other) => Symbols.AsSpan().SequenceEqual(other.Symbols) && Offsets.AsSpan().SequenceEqual(other.Offsets);
}
