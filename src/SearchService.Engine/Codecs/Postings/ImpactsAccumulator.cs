using System.Numerics;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Collects frequencies by norm and writes the pairs that no other pair dominates (none has a frequency as high and a norm
/// as low). A table with the highest frequency of each norm byte, and a bit for each byte that was touched: the bits, read in
/// order, are the norms in unsigned order. Source: format note, section 6.7.</summary>
internal sealed class ImpactsAccumulator
{
    private const int NormCount = 256;

    private readonly int[] _maxFreqByNorm = new int[NormCount];
    private readonly ulong[] _touched = new ulong[NormCount / 64];

    /// <summary>Adds a document.</summary>
    /// <param name="freq">At least 1.</param>
    /// <param name="norm">The unsigned norm byte; 1 when the field has no norms.</param>
    public void Add(int freq, byte norm)
    {
        _touched[norm >> 6] |= 1UL << norm;
        if (freq > _maxFreqByNorm[norm])
        {
            _maxFreqByNorm[norm] = freq;
        }
    }

    /// <summary>Adds everything that another accumulator holds.</summary>
    public void AddAll(ImpactsAccumulator other)
    {
        for (var word = 0; word < other._touched.Length; word++)
        {
            for (var bits = other._touched[word]; bits != 0; bits &= bits - 1)
            {
                var norm = (byte)((word << 6) + BitOperations.TrailingZeroCount(bits));
                Add(other._maxFreqByNorm[norm], norm);
            }
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        for (var word = 0; word < _touched.Length; word++)
        {
            for (var bits = _touched[word]; bits != 0; bits &= bits - 1)
            {
                _maxFreqByNorm[(word << 6) + BitOperations.TrailingZeroCount(bits)] = 0;
            }

            _touched[word] = 0;
        }
    }

    /// <summary>Writes the competitive pairs, without their length.</summary>
    public void WriteTo(DataOutput output)
    {
        var previous = new Impact(0, 0);
        for (var word = 0; word < _touched.Length; word++)
        {
            for (var bits = _touched[word]; bits != 0; bits &= bits - 1)
            {
                var norm = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var freq = _maxFreqByNorm[norm];
                if (freq > previous.Freq)
                {
                    // A norm is the stored signed byte, sign-extended.
                    var impact = new Impact(freq, (sbyte)norm);
                    WritePair(output, previous, impact);
                    previous = impact;
                }
            }
        }
    }

    private static void WritePair(DataOutput output, Impact previous, Impact impact)
    {
        var freqDelta = impact.Freq - previous.Freq - 1;
        var normDelta = unchecked(impact.Norm - previous.Norm - 1);
        if (normDelta == 0)
        {
            output.WriteVInt(freqDelta << 1);
        }
        else
        {
            output.WriteVInt((freqDelta << 1) | 1);
            output.WriteZLong(normDelta);
        }
    }
}
