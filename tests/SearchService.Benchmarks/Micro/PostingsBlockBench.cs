using BenchmarkDotNet.Attributes;
using SearchService.Engine.Codecs;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Benchmarks;

/// <summary>Blocks of 128 document deltas of random values, seed 42: unpacking with and without vectors, then summing up to ids, then
/// setting their bits. Per block.</summary>
public class PostingsBlockBench
{
    private const int Blocks = 256;
    private const int Size = 128;

    private readonly byte[][] _blocks = new byte[Blocks][];
    private readonly int[] _values = new int[Size];
    private FixedBitSet _set = null!;

    /// <summary>Bits a delta: about 4 stand for every tenth document, 7 for every hundredth.</summary>
    [Params(3, 5, 9)]
    public int Bits { get; set; }

    [GlobalSetup]
    public void MakeBlocks()
    {
        var random = new Random(DriverDefaults.Seed);
        for (var i = 0; i < Blocks; i++)
        {
            var output = new MemoryOutput();
            DeltaBlock.Encode(output, [1 << (Bits - 1), .. Enumerable.Range(1, Size - 1).Select(_ => random.Next(1, 1 << Bits))]);
            _blocks[i] = output.WrittenSpan.ToArray();
        }

        _set = new FixedBitSet((Size << Bits) + 1);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Blocks)]
    public void UnpackScalar()
    {
        foreach (var block in _blocks)
        {
            ForBlock.DecodeScalar(block.AsSpan(1), Bits, _values);
        }
    }

    [Benchmark(OperationsPerInvoke = Blocks)]
    public void Unpack()
    {
        foreach (var block in _blocks)
        {
            ForBlock.Decode(block.AsSpan(1), Bits, _values);
        }
    }

    [Benchmark(OperationsPerInvoke = Blocks)]
    public void UnpackAndSum()
    {
        foreach (var block in _blocks)
        {
            DeltaBlock.DecodeDocs(block, -1, int.MaxValue, _values, "block");
        }
    }

    [Benchmark(OperationsPerInvoke = Blocks)]
    public void UnpackSumAndSetBits()
    {
        foreach (var block in _blocks)
        {
            DeltaBlock.DecodeDocs(block, -1, int.MaxValue, _values, "block");
            _set.SetAllAscending(_values);
        }
    }
}
