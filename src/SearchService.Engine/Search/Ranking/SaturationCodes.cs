using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchService.Engine.Search;

/// <summary>Saturations (see <see cref="BM25Scorer"/>) rounded up to 16 bits: 5 of the exponent, from 2^-16 on, and 11 of the fraction, so that
/// one is at most 0.05 % too high. 0 stands for none.</summary>
internal static class SaturationCodes
{
    /// <summary>Stands for no saturation.</summary>
    public const float Absent = -1;

    private const float Least = 1f / (1 << 16);
    private const int FractionBitsDropped = 23 - 11;
    private const ushort Infinite = ushort.MaxValue;

    private static readonly uint LeastBits = BitConverter.SingleToUInt32Bits(Least);

    /// <summary>The code of the least saturation that has one and is not below this.</summary>
    /// <param name="saturation">≥ 0, or <see cref="Absent"/>.</param>
    public static ushort Encode(float saturation)
    {
        if (saturation < 0)
        {
            return 0;
        }

        const uint AllDropped = (1 << FractionBitsDropped) - 1;
        var bits = BitConverter.SingleToUInt32Bits(Math.Max(saturation, Least));
        return (ushort)Math.Min(Infinite, 1 + ((bits - LeastBits + AllDropped) >> FractionBitsDropped));
    }

    /// <summary>The saturation of a code; <see cref="Absent"/> for 0.</summary>
    public static float Decode(ushort code) => code switch
    {
        0 => Absent,
        Infinite => float.PositiveInfinity,
        _ => BitConverter.UInt32BitsToSingle(LeastBits + ((uint)(code - 1) << FractionBitsDropped)),
    };

    /// <summary>The scores of coded saturations; <see cref="Absent"/> for those that are.</summary>
    /// <param name="codes">The saturations.</param>
    /// <param name="scoring">How scores follow from them.</param>
    /// <param name="scores">As many as codes.</param>
    public static void Score(ReadOnlySpan<ushort> codes, BM25Scorer scoring, Span<float> scores)
    {
        Debug.Assert(codes.Length == scores.Length, "a score for each");
        var done = Vector256.IsHardwareAccelerated ? ScoreVector256(codes, scoring, scores) : 0;
        ScoreScalar(codes[done..], scoring, scores[done..]);
    }

    // The definition: also the remainder, and the oracle in SaturationCodesTests.
    internal static void ScoreScalar(ReadOnlySpan<ushort> codes, BM25Scorer scoring, Span<float> scores)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            scores[i] = codes[i] == 0 ? Absent : scoring.ScoreOf(Decode(codes[i]));
        }
    }

    // 16 codes at a time, as two vectors of 8 lanes. How many were done.
    private static int ScoreVector256(ReadOnlySpan<ushort> codes, BM25Scorer scoring, Span<float> scores)
    {
        var vectors = MemoryMarshal.Cast<ushort, Vector256<ushort>>(codes);
        var targets = MemoryMarshal.Cast<float, Vector256<float>>(scores);
        for (var i = 0; i < vectors.Length; i++)
        {
            var (low, high) = Vector256.Widen(vectors[i]);
            targets[2 * i] = ScoreVector256(low, scoring.Weight);
            targets[(2 * i) + 1] = ScoreVector256(high, scoring.Weight);
        }

        return vectors.Length * Vector256<ushort>.Count;
    }

    private static Vector256<float> ScoreVector256(Vector256<uint> codes, float weight)
    {
        var bits = Vector256.Create(LeastBits - (1 << FractionBitsDropped)) + (codes << FractionBitsDropped);
        var infinite = Vector256.Equals(codes, Vector256.Create((uint)Infinite));
        var saturations = Vector256.ConditionalSelect(infinite.AsSingle(), Vector256.Create(float.PositiveInfinity), bits.AsSingle());
        var rests = Vector256.Create(weight) / (Vector256<float>.One + saturations);
        var absent = Vector256.Equals(codes, Vector256<uint>.Zero);
        return Vector256.ConditionalSelect(absent.AsSingle(), Vector256.Create(Absent), Vector256.Create(weight) - rests);
    }
}
