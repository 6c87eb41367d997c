using System.Numerics;
using System.Runtime.Intrinsics;

namespace SearchService.Engine.Search;

/// <summary>Counts the places of a phrase of two words in many documents. With vectors where a document has few positions, as nearly all have: no
/// branch depends on them then.</summary>
internal static class PhrasePairs
{
    // Lanes. The second word's positions are compared one by one with all of the first's.
    private const int MaxFirst = 8;
    private const int MaxSecond = 4;

    // Deltas without these bits add up to a position that is not too great.
    private const int GreatBits = unchecked((int)0xF000_0000);

    /// <summary>Sets the frequency of each candidate, as <see cref="PhrasePositions.CountPairs"/> counts it.</summary>
    public static void Count(CandidatePositions first, CandidatePositions second, int distance, Span<int> freqs)
    {
        if (Vector256.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            CountVector256(first, second, distance, freqs);
        }
        else
        {
            CountScalar(first, second, distance, freqs);
        }
    }

    /// <summary>The definition.</summary>
    public static void CountScalar(CandidatePositions first, CandidatePositions second, int distance, Span<int> freqs)
    {
        for (var i = 0; i < freqs.Length; i++)
        {
            freqs[i] = PhrasePositions.CountPairs(first.Of(i), second.Of(i), distance);
        }
    }

    private static void CountVector256(CandidatePositions first, CandidatePositions second, int distance, Span<int> freqs)
    {
        var lanes = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);
        for (var i = 0; i < freqs.Length; i++)
        {
            var (xStart, xCount) = first.RangeOf(i);
            var (yStart, yCount) = second.RangeOf(i);
            if (xCount <= MaxFirst && yCount <= MaxSecond)
            {
                // What lies behind the candidate's own positions becomes 0: the last of them again.
                var x = Vector256.Create(first.Deltas[xStart..]) & Vector256.LessThan(lanes, Vector256.Create(xCount));
                var y = Vector128.Create(second.Deltas[yStart..]) & Vector128.LessThan(lanes.GetLower(), Vector128.Create(yCount));
                if (((x | y.ToVector256()) & Vector256.Create(GreatBits)) == Vector256<int>.Zero)
                {
                    freqs[i] = BitOperations.PopCount(Common(Sum(x) + Vector256.Create(distance), Sum(y)) & ((1u << xCount) - 1));
                    continue;
                }
            }

            freqs[i] = PhrasePositions.CountPairs(first.Of(i), second.Of(i), distance);
        }
    }

    // A bit for each lane of the first that one of the second equals.
    private static uint Common(Vector256<int> x, Vector128<int> y)
    {
        var twice = Vector256.Create(y, y);
        return (Vector256.Equals(x, Vector256.Shuffle(twice, Vector256<int>.Zero)) |
            Vector256.Equals(x, Vector256.Shuffle(twice, Vector256.Create(1))) |
            Vector256.Equals(x, Vector256.Shuffle(twice, Vector256.Create(2))) |
            Vector256.Equals(x, Vector256.Shuffle(twice, Vector256.Create(3)))).ExtractMostSignificantBits();
    }

    // Each lane with those before it, as in PrefixSum: the one before, then the two before these, then the four before these.
    private static Vector256<int> Sum(Vector256<int> deltas)
    {
        deltas += (deltas.AsUInt64() << 32).AsInt32();
        deltas += Vector256.Shuffle(deltas, Vector256.Create(0, 0, 1, 1, 4, 4, 5, 5)) & Vector256.Create(0, 0, -1, -1, 0, 0, -1, -1);
        return deltas + (Vector256.Shuffle(deltas, Vector256.Create(3)) & Vector256.Create(0, 0, 0, 0, -1, -1, -1, -1));
    }

    private static Vector128<int> Sum(Vector128<int> deltas)
    {
        deltas += (deltas.AsUInt64() << 32).AsInt32();
        return deltas + (Vector128.Shuffle(deltas, Vector128.Create(1)) & Vector128.Create(0, 0, -1, -1));
    }
}
