using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchService.Engine.Codecs;

/// <summary>Document deltas to document ids, in place.</summary>
public static class PrefixSum
{
    /// <summary>Replaces every delta by <paramref name="start"/> plus the sum of the deltas up to and with it. Wraps on overflow.</summary>
    public static void Apply(Span<int> deltas, int start)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            ApplyVector256(deltas, start);
        }
        else
        {
            ApplyScalar(deltas, start);
        }
    }

    /// <summary>The definition: also the remainder of the vectors, and the oracle in the tests.</summary>
    public static void ApplyScalar(Span<int> deltas, int start)
    {
        for (var i = 0; i < deltas.Length; i++)
        {
            start += deltas[i];
            deltas[i] = start;
        }
    }

    // 8 lanes: each adds the lane 1, then 2, then 4 before it; what the last one comes to goes on into the next vector.
    private static void ApplyVector256(Span<int> deltas, int start)
    {
        var by1 = Vector256.Create(0, 0, 1, 2, 3, 4, 5, 6);
        var by2 = Vector256.Create(0, 0, 0, 1, 2, 3, 4, 5);
        var by4 = Vector256.Create(0, 0, 0, 0, 0, 1, 2, 3);
        var from1 = Vector256.Create(0, -1, -1, -1, -1, -1, -1, -1);
        var from2 = Vector256.Create(0, 0, -1, -1, -1, -1, -1, -1);
        var from4 = Vector256.Create(0, 0, 0, 0, -1, -1, -1, -1);
        var last = Vector256.Create(7);
        var sum = Vector256.Create(start);
        var vectors = MemoryMarshal.Cast<int, Vector256<int>>(deltas);
        foreach (ref var vector in vectors)
        {
            var each = vector;
            each += Vector256.Shuffle(each, by1) & from1;
            each += Vector256.Shuffle(each, by2) & from2;
            each += Vector256.Shuffle(each, by4) & from4;
            each += sum;
            vector = each;
            sum = Vector256.Shuffle(each, last);
        }

        ApplyScalar(deltas[(vectors.Length * Vector256<int>.Count)..], sum[0]);
    }
}
