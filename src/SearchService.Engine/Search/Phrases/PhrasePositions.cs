using SearchService.Engine.Codecs;

namespace SearchService.Engine.Search;

/// <summary>Counts the places of a phrase by lists of position deltas, as <see cref="ExactPhraseMatcher"/> does by cursors.</summary>
internal static class PhrasePositions
{
    /// <summary>Stands for positions that no document can have.</summary>
    public const int Impossible = -1;

    /// <summary>How many of the first term's positions have one of the second's at a distance.</summary>
    /// <param name="first">The first position, then how much greater each is than the one before it.</param>
    /// <param name="second">Likewise.</param>
    /// <param name="distance">How far behind, not negative.</param>
    /// <returns><see cref="Impossible"/> where a position is too great.</returns>
    public static int CountPairs(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int distance)
    {
        var count = 0;
        uint position = 0;
        var j = 0;
        var other = (uint)second[0];
        foreach (var delta in first)
        {
            position += (uint)delta;
            if (position > PostingsFormat.MaxPosition)
            {
                return Impossible;
            }

            var wanted = position + (uint)distance;
            while (other < wanted && other <= PostingsFormat.MaxPosition)
            {
                if (++j == second.Length)
                {
                    return count;
                }

                other += (uint)second[j];
            }

            if (other > PostingsFormat.MaxPosition)
            {
                return Impossible;
            }

            count += other == wanted ? 1 : 0;
        }

        return count;
    }

    /// <summary>Adds up deltas; false where a position is too great.</summary>
    /// <param name="deltas">The positions of a term, as in <see cref="CountPairs"/>.</param>
    /// <param name="positions">Room for as many.</param>
    public static bool TryList(ReadOnlySpan<int> deltas, Span<int> positions)
    {
        uint position = 0;
        for (var i = 0; i < deltas.Length; i++)
        {
            position += (uint)deltas[i];
            if (position > PostingsFormat.MaxPosition)
            {
                return false;
            }

            positions[i] = (int)position;
        }

        return true;
    }

    /// <summary>Keeps the starts that another term agrees to.</summary>
    /// <param name="starts">Ascending.</param>
    /// <param name="deltas">The term's positions, as in <see cref="CountPairs"/>.</param>
    /// <param name="offset">The term's place in the phrase.</param>
    /// <returns>How many are left, at the front; <see cref="Impossible"/> where a position is too great.</returns>
    public static int Keep(Span<int> starts, ReadOnlySpan<int> deltas, int offset)
    {
        var count = 0;
        var j = 0;
        var other = (uint)deltas[0];
        foreach (var start in starts)
        {
            while (other <= PostingsFormat.MaxPosition && (int)other - offset < start)
            {
                if (++j == deltas.Length)
                {
                    return count;
                }

                other += (uint)deltas[j];
            }

            if (other > PostingsFormat.MaxPosition)
            {
                return Impossible;
            }

            starts[count] = start;
            count += (int)other - offset == start ? 1 : 0;
        }

        return count;
    }
}
