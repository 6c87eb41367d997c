using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchService.Engine.Codecs;

/// <summary>Document deltas to document ids, in place.</summary>
public static class PrefixSum
{
    /// <summary>Replaces every delta by <paramref name="start"/> plus the sum of the deltas up to and with it. Wraps on overflow.</summary>
    public static void Apply(Span<int> deltas, int start)
    {
        if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            ApplyVector128(deltas, start);
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

    // 4 lanes: the second and the fourth add the one before them, then the upper two the sum of the lower two. What the vectors before come to is
    // added last, so that each waits for one addition only.
    private static void ApplyVector128(Span<int> deltas, int start)
    {
        var upper = Vector128.Create(0, 0, -1, -1);
        var sum = Vector128.Create(start);
        var vectors = MemoryMarshal.Cast<int, Vector128<int>>(deltas);
        foreach (ref var vector in vectors)
        {
            var each = vector;
            each += (each.AsUInt64() << 32).AsInt32();
            each += Vector128.Shuffle(each, Vector128.Create(1)) & upper;
            vector = each + sum;
            sum += Vector128.Shuffle(each, Vector128.Create(3));
        }

        ApplyScalar(deltas[(vectors.Length * Vector128<int>.Count)..], sum[0]);
    }
}
