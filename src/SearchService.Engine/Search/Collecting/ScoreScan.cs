using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchService.Engine.Search;

/// <summary>Looks for the few scores among many that still matter.</summary>
internal static class ScoreScan
{
    /// <summary>The least index ≥ start whose score is greater than the floor, or the number of scores when there is none. A score
    /// that is not a number is not greater.</summary>
    public static int NextAbove(ReadOnlySpan<float> scores, int start, float floor)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            start = SkipVector256(scores, start, floor);
        }

        return NextAboveScalar(scores, start, floor);
    }

    // The definition: also what finds the place after a vector, the remainder, and the oracle in ScoreScanTests.
    internal static int NextAboveScalar(ReadOnlySpan<float> scores, int start, float floor)
    {
        var i = start;
        while (i < scores.Length && !(scores[i] > floor))
        {
            i++;
        }

        return i;
    }

    // Passes over whole vectors of 8 lanes without a greater score.
    private static int SkipVector256(ReadOnlySpan<float> scores, int start, float floor)
    {
        var floors = Vector256.Create(floor);
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(scores[start..]);
        var passed = 0;
        while (passed < vectors.Length && !Vector256.GreaterThanAny(vectors[passed], floors))
        {
            passed++;
        }

        return start + (passed * Vector256<float>.Count);
    }
}
