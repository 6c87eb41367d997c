using System.Numerics;

namespace SearchService.Articles;

/// <summary>The distinct titles of a publication by their <see cref="TitleHash"/>, each with an article that stands for it: a hash table
/// with open addressing.</summary>
/// <param name="articles">How many articles there are at most; their numbers are below that.</param>
internal sealed class DistinctTitles(int articles)
{
    private readonly long[] _hashes = new long[articles];
    private readonly int[] _slots = NewSlots(articles);

    /// <summary>The article that stands for a title: the one given when the title is new. Another that has the title may be put in its
    /// place, if it was given before.</summary>
    /// <param name="hash">The title's.</param>
    /// <param name="article">Has the title.</param>
    public ref int Find(long hash, int article)
    {
        _hashes[article] = hash;
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            ref var other = ref _slots[slot];
            if (other < 0)
            {
                other = article;
            }

            if (_hashes[other] == hash)
            {
                return ref other;
            }
        }
    }

    // Free slots are -1; a third of all is free at least.
    private static int[] NewSlots(int articles)
    {
        var slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, articles + (articles / 2L)))];
        Array.Fill(slots, -1);
        return slots;
    }
}
