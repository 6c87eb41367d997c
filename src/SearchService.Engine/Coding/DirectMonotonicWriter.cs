using SearchService.Engine.Store;

namespace SearchService.Engine.Coding;

/// <summary>Writes non-decreasing values in blocks; <see cref="DirectMonotonicFormat"/> draws them. Add the values in order,
/// then call <see cref="Finish"/>. Not thread-safe.</summary>
public sealed class DirectMonotonicWriter
{
    private readonly DataOutput _meta;
    private readonly DataOutput _data;
    private readonly long _dataStart;
    private readonly int _blockSize;
    private long[] _block;
    private int _blockCount;
    private long _previous = long.MinValue;

    /// <param name="meta">Receives 21 bytes a block.</param>
    /// <param name="data">Receives the packed distances.</param>
    /// <param name="dataStart">The position in <paramref name="data"/> where the region of these values begins: usually its
    /// position now. Block offsets count from there.</param>
    /// <param name="blockShift">Values per block as a power of two, 2 to 22. Readers must be told the same.</param>
    public DirectMonotonicWriter(DataOutput meta, DataOutput data, long dataStart, int blockShift)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockShift, DirectMonotonicFormat.MinBlockShift);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockShift, DirectMonotonicFormat.MaxBlockShift);
        _meta = meta;
        _data = data;
        _dataStart = dataStart;
        _blockSize = 1 << blockShift;
        _block = new long[Math.Min(_blockSize, 1024)];
    }

    /// <summary>The number of values added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a value, which must not be less than the one before.</summary>
    public void Add(long value)
    {
        if (value < _previous)
        {
            throw new ArgumentException($"{value} follows {_previous}: the values must not decrease", nameof(value));
        }

        if (_blockCount == _block.Length)
        {
            if (_blockCount == _blockSize)
            {
                Flush();
            }
            else
            {
                Array.Resize(ref _block, Math.Min(_blockSize, _block.Length * 2));
            }
        }

        _previous = value;
        _block[_blockCount++] = value;
        Count++;
    }

    /// <summary>Writes the last block. No value may be added after it.</summary>
    public void Finish() => Flush();

    private void Flush()
    {
        if (_blockCount == 0)
        {
            return;
        }

        var block = _block.AsSpan(0, _blockCount);
        _blockCount = 0;
        var slope = (float)((double)(block[^1] - block[0]) / Math.Max(1, block.Length - 1));
        var min = ToDistances(block, slope);
        ulong union = 0;
        foreach (var distance in block)
        {
            union |= (ulong)distance;
        }

        var bitsPerValue = union == 0 ? 0 : DirectWriter.WidthOf(union);
        _meta.WriteLong(min);
        _meta.WriteFloat(slope);
        _meta.WriteLong(_data.Position - _dataStart);
        _meta.WriteByte((byte)bitsPerValue);
        if (bitsPerValue > 0)
        {
            DirectWriter.Write(_data, block, bitsPerValue);
        }
    }

    // Replaces each value by its distance above the lowest line of this slope; returns where that line begins.
    private static long ToDistances(Span<long> block, float slope)
    {
        var min = long.MaxValue;
        for (var i = 0; i < block.Length; i++)
        {
            block[i] -= DirectMonotonicFormat.Expected(slope, i);
            min = Math.Min(min, block[i]);
        }

        foreach (ref var value in block)
        {
            value -= min;
        }

        return min;
    }
}
