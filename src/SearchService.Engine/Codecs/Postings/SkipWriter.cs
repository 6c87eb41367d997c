using System.Diagnostics;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Buffers the skip levels of one term while its blocks are written, then writes them behind its postings. Source: format
/// note, section 6.6; drawn in <see cref="PostingsFormat"/>.</summary>
internal sealed class SkipWriter
{
    private readonly List<Level> _levels = [];
    private readonly MemoryOutput _impacts = new();
    private bool _hasPositions;
    private SkipPoint _termStart;
    private int _blockCount;

    /// <summary>The impacts of the documents since the last entry of the lowest level: the owner adds to them block by block.</summary>
    public ImpactsAccumulator Impacts => LevelAt(0).Impacts;

    /// <summary>Begins a term whose postings start at these offsets.</summary>
    public void Reset(FieldInfo field, long docStartFP, long posStartFP)
    {
        Debug.Assert(!field.HasPositions || !(field.HasPayloads || field.HasOffsets), "payloads and offsets are never written");
        _hasPositions = field.HasPositions;
        _termStart = new SkipPoint(0, docStartFP, posStartFP, 0);
        _blockCount = 0;
        foreach (var level in _levels)
        {
            level.Reset(_termStart);
        }
    }

    /// <summary>Adds the entry of a full block, when it is known that another document follows.</summary>
    /// <param name="point">The block's last document, and where reading goes on behind the block.</param>
    public void AddBlock(in SkipPoint point)
    {
        _blockCount++;
        long child = 0;
        var block = _blockCount;
        for (var i = 0; ; i++)
        {
            var level = LevelAt(i);
            WriteEntry(level, point);
            var behindImpacts = level.Output.Position;
            if (i > 0)
            {
                level.Output.WriteVLong(child);
            }

            child = behindImpacts;
            var hasUpper = i + 1 < PostingsFormat.MaxSkipLevels;
            if (hasUpper)
            {
                LevelAt(i + 1).Impacts.AddAll(level.Impacts);
            }

            level.Impacts.Clear();
            if (!hasUpper || block % PostingsFormat.SkipMultiplier != 0)
            {
                return;
            }

            block /= PostingsFormat.SkipMultiplier;
        }
    }

    /// <summary>Writes the levels, highest first. Only when an entry was added.</summary>
    public void WriteTo(DataOutput output)
    {
        Debug.Assert(_blockCount > 0, "skip data without an entry");
        for (var i = _levels.Count - 1; i > 0; i--)
        {
            var level = _levels[i].Output;
            if (level.Position > 0)
            {
                output.WriteVLong(level.Position);
                level.CopyTo(output);
            }
        }

        _levels[0].Output.CopyTo(output);
    }

    private void WriteEntry(Level level, in SkipPoint point)
    {
        var output = level.Output;
        output.WriteVInt(point.Doc - level.Last.Doc);
        output.WriteVLong(point.DocFP - level.Last.DocFP);
        if (_hasPositions)
        {
            output.WriteVLong(point.PosFP - level.Last.PosFP);
            output.WriteVInt(point.PositionsBefore);
        }

        level.Last = point;
        _impacts.Reset();
        level.Impacts.WriteTo(_impacts);
        output.WriteVInt((int)_impacts.Position);
        _impacts.CopyTo(output);
    }

    private Level LevelAt(int i)
    {
        if (i == _levels.Count)
        {
            var level = new Level();
            level.Reset(_termStart);
            _levels.Add(level);
        }

        return _levels[i];
    }

    private sealed class Level
    {
        public MemoryOutput Output { get; } = new();

        public ImpactsAccumulator Impacts { get; } = new();

        public SkipPoint Last { get; set; }

        public void Reset(SkipPoint termStart)
        {
            Output.Reset();
            Impacts.Clear();
            Last = termStart;
        }
    }
}
