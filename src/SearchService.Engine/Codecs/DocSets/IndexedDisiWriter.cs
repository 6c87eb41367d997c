using System.Numerics;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>Writes a set of document ids with ranks; <see cref="IndexedDisiFormat"/> draws it.</summary>
public static class IndexedDisiWriter
{
    /// <summary>Writes the set and returns the number of entries of its jump table, to be kept in the metadata.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="docs">The documents; at least one.</param>
    public static short Write(DataOutput output, FixedBitSet docs)
    {
        var start = output.Position;
        var jumps = new List<(int Index, int Offset)>();
        var total = 0;
        for (var block = 0; block * IndexedDisiFormat.WordsPerBlock < docs.Words.Length; block++)
        {
            var words = WordsOf(docs, block);
            var cardinality = CountOf(words);
            if (cardinality == 0)
            {
                continue;
            }

            AddJumps(jumps, block, total, output.Position - start);
            WriteBlock(output, block, words, cardinality);
            total += cardinality;
        }

        if (total == 0)
        {
            throw new ArgumentException("an empty set has no form of its own", nameof(docs));
        }

        jumps.Add((total, checked((int)(output.Position - start))));
        WriteTerminator(output);
        return WriteJumpTable(output, jumps);
    }

    private static ReadOnlySpan<ulong> WordsOf(FixedBitSet docs, int block)
    {
        var words = docs.Words[(block * IndexedDisiFormat.WordsPerBlock)..];
        return words[..Math.Min(words.Length, IndexedDisiFormat.WordsPerBlock)];
    }

    private static int CountOf(ReadOnlySpan<ulong> words)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    // Block numbers that were passed over point to this block too.
    private static void AddJumps(List<(int Index, int Offset)> jumps, int block, int index, long offset)
    {
        while (jumps.Count <= block)
        {
            jumps.Add((index, checked((int)offset)));
        }
    }

    private static void WriteBlock(DataOutput output, int block, ReadOnlySpan<ulong> words, int cardinality)
    {
        output.WriteShort((short)block);
        output.WriteShort((short)(cardinality - 1));
        if (cardinality <= IndexedDisiFormat.MaxSparseCardinality)
        {
            WriteSparse(output, words);
        }
        else if (cardinality < IndexedDisiFormat.BlockSize)
        {
            WriteDense(output, words);
        }
    }

    private static void WriteSparse(DataOutput output, ReadOnlySpan<ulong> words)
    {
        for (var w = 0; w < words.Length; w++)
        {
            for (var word = words[w]; word != 0; word &= word - 1)
            {
                output.WriteShort((short)((w << 6) + BitOperations.TrailingZeroCount(word)));
            }
        }
    }

    private static void WriteDense(DataOutput output, ReadOnlySpan<ulong> words)
    {
        const int wordsPerRank = (1 << IndexedDisiFormat.RankPower) / 64;
        var before = 0;
        for (var w = 0; w < IndexedDisiFormat.WordsPerBlock; w++)
        {
            if (w % wordsPerRank == 0)
            {
                output.WriteShort((short)before);
            }

            before += w < words.Length ? BitOperations.PopCount(words[w]) : 0;
        }

        for (var w = 0; w < IndexedDisiFormat.WordsPerBlock; w++)
        {
            output.WriteLong(w < words.Length ? (long)words[w] : 0);
        }
    }

    private static void WriteTerminator(DataOutput output)
    {
        output.WriteShort(IndexedDisiFormat.TerminatorBlock);
        output.WriteShort(0);
        output.WriteShort(-1);
    }

    private static short WriteJumpTable(DataOutput output, List<(int Index, int Offset)> jumps)
    {
        if (jumps.Count == 2)
        {
            return 0;
        }

        foreach (var (index, offset) in jumps)
        {
            output.WriteInt(index);
            output.WriteInt(offset);
        }

        return checked((short)jumps.Count);
    }
}
