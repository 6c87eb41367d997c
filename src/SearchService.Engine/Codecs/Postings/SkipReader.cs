using System.Diagnostics;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>Walks the skip levels of one term of more than 128 documents. On every level it stands before one entry, "ahead": the
/// first whose last document is ≥ the target asked for. The entries passed on the lowest level say where reading can go on;
/// the entries ahead say which impacts cover the target. Source: format note, sections 6.6 and 6.7.</summary>
internal sealed class SkipReader(IndexInput doc, int maxDoc)
{
    private readonly Level[] _levels = new Level[PostingsFormat.MaxSkipLevels];
    private bool _hasPositions;
    private bool _hasPayloads;
    private bool _hasOffsets;
    private Impact _bound;

    /// <summary>The number of levels, at least 1.</summary>
    public int NumLevels { get; private set; }

    /// <summary>How many whole blocks end before the target.</summary>
    public int BlocksPassed => _levels[0].EntriesPassed;

    /// <summary>Where the block that may hold the target begins.</summary>
    public ref readonly SkipPoint Passed => ref _levels[0].Passed;

    /// <summary>Begins a term, before its first document.</summary>
    /// <param name="field">Says what the entries hold.</param>
    /// <param name="state">A term with skip data.</param>
    /// <param name="freqBound">No document of the term has a higher frequency: the impact of what no entry covers.</param>
    public void Reset(FieldInfo field, TermState state, int freqBound)
    {
        _hasPositions = field.HasPositions;
        _hasPayloads = field.HasPositions && field.HasPayloads;
        _hasOffsets = field.HasOffsets;
        _bound = new Impact(freqBound, 1);
        var entries = PostingsFormat.SkipEntryCount(state.DocFreq);
        NumLevels = Math.Min(PostingsFormat.MaxSkipLevels, 1 + BitMath.FloorLog(entries, PostingsFormat.SkipMultiplier));
        var offset = state.DocStartFP + state.SkipOffset;
        var end = doc.Length - CodecUtil.FooterLength;
        if (offset < 0 || offset > end)
        {
            CorruptIndexException.Throw($"skip data at offset {offset} of {end} bytes", doc.Name);
        }

        for (var i = NumLevels - 1; i >= 0; i--)
        {
            ref var level = ref LevelAt(i);
            var length = end - offset;
            if (i > 0)
            {
                var reader = ReaderAt(offset, end);
                length = reader.ReadVLong();
                offset += reader.Position;
            }

            if (length < 0 || length > end - offset)
            {
                CorruptIndexException.Throw($"skip level {i} at offset {offset} has {length} bytes; {end - offset} are left", doc.Name);
            }

            level.Start = offset;
            level.Position = offset;
            level.End = offset + length;
            level.EntryCount = entries >> (3 * i);
            level.EntriesPassed = 0;
            level.PassedChild = 0;
            level.Passed = level.Ahead = new SkipPoint(0, state.DocStartFP, state.PosStartFP, 0);
            ReadAhead(i);
            offset += length;
        }
    }

    /// <summary>Moves forward so that the entry ahead on every level is the first that covers <paramref name="target"/>. A target
    /// that is covered already moves nothing.</summary>
    public void Advance(int target)
    {
        if (target <= _levels[0].UpTo)
        {
            return;
        }

        var top = NumLevels - 1;
        while (top > 0 && target <= _levels[top].UpTo)
        {
            top--;
        }

        for (var i = top; i >= 0; i--)
        {
            ref var level = ref _levels[i];
            var moved = false;
            while (target > level.UpTo)
            {
                level.Passed = level.Ahead;
                level.PassedChild = level.AheadChild;
                level.EntriesPassed++;
                ReadAhead(i);
                moved = true;
            }

            if (moved && i > 0)
            {
                Descend(i);
            }
        }
    }

    /// <summary>The last document that the entry ahead covers; NoMoreDocs when the level has no further entry.</summary>
    public int UpTo(int level) => _levels[level].UpTo;

    /// <summary>The impacts of the entry ahead, decoded when first asked for; behind the last entry, the bound of the term.</summary>
    public ReadOnlySpan<Impact> Impacts(int level)
    {
        ref var at = ref _levels[level];
        if (at.ImpactCount < 0)
        {
            at.ImpactCount = DecodeImpacts(ref at, level);
        }

        return at.Impacts.AsSpan(0, at.ImpactCount);
    }

    private ref Level LevelAt(int i)
    {
        ref var level = ref _levels[i];
        level.Impacts ??= new Impact[4];
        return ref level;
    }

    // The level below goes on behind the same block as the entry passed here.
    private void Descend(int i)
    {
        ref var upper = ref _levels[i];
        ref var lower = ref _levels[i - 1];
        var child = upper.PassedChild;
        if (child > lower.End - lower.Start)
        {
            CorruptIndexException.Throw($"child pointer {child} of skip level {i} is beyond the {lower.End - lower.Start} bytes of the level below", doc.Name);
        }

        lower.Position = lower.Start + child;
        lower.Passed = lower.Ahead = upper.Passed;
        lower.EntriesPassed = upper.EntriesPassed * PostingsFormat.SkipMultiplier;
        if (i > 1)
        {
            var reader = ReaderAt(lower.Position, lower.End);
            lower.PassedChild = reader.ReadVLong();
            lower.Position += reader.Position;
        }

        ReadAhead(i - 1);
    }

    private void ReadAhead(int i)
    {
        ref var level = ref _levels[i];
        if (level.EntriesPassed < level.EntryCount)
        {
            ReadEntry(ref level, hasChild: i > 0);
        }
        else
        {
            level.UpTo = DocIdSetIterator.NoMoreDocs;
            level.Impacts[0] = _bound;
            level.ImpactCount = 1;
        }

        if (i + 1 < NumLevels && level.UpTo > _levels[i + 1].UpTo)
        {
            // Every entry of the level above is on this one too. Moving from the top down relies on it.
            CorruptIndexException.Throw($"skip level {i} leaves out the entry of document {_levels[i + 1].UpTo} above it", doc.Name);
        }
    }

    private void ReadEntry(ref Level level, bool hasChild)
    {
        var reader = ReaderAt(level.Position, level.End);
        level.Ahead = ReadPoint(ref reader, level.Ahead);
        level.UpTo = level.Ahead.Doc;
        level.ImpactLength = reader.ReadVInt();
        level.ImpactFP = level.Position + reader.Position;
        level.ImpactCount = -1;
        reader.ReadSpan(level.ImpactLength);
        if (hasChild)
        {
            level.AheadChild = reader.ReadVLong();
        }

        level.Position += reader.Position;
    }

    private SkipPoint ReadPoint(ref ByteReader reader, SkipPoint last)
    {
        var docDelta = reader.ReadVInt();
        var docFP = last.DocFP + reader.ReadVLong();
        var posFP = last.PosFP;
        var positionsBefore = 0;
        if (_hasPositions)
        {
            posFP += reader.ReadVLong();
            positionsBefore = reader.ReadVInt();
            if (_hasPayloads)
            {
                reader.ReadVInt();
            }

            if (_hasPayloads || _hasOffsets)
            {
                reader.ReadVLong();
            }
        }

        if (docDelta <= 0 || docDelta >= maxDoc - last.Doc || docFP < 0 || posFP < 0 || (uint)positionsBefore >= PostingsFormat.BlockSize)
        {
            CorruptIndexException.Throw(
                $"skip entry after document {last.Doc}: delta {docDelta} with maxDoc {maxDoc}, .doc offset {docFP}, .pos offset {posFP} + {positionsBefore}",
                doc.Name);
        }

        return new SkipPoint(last.Doc + docDelta, docFP, posFP, positionsBefore);
    }

    private int DecodeImpacts(ref Level level, int index)
    {
        var reader = new ByteReader(doc.SpanAt(level.ImpactFP, level.ImpactLength), doc.Name);
        var covered = (long)PostingsFormat.BlockSize << (3 * index);
        var count = 0;
        var freq = 0L;
        var norm = 0L;
        while (reader.Remaining > 0)
        {
            var code = reader.ReadVInt();
            freq += 1 + (code >>> 1);
            var next = unchecked(norm + 1 + ((code & 1) != 0 ? reader.ReadZLong() : 0));
            if (freq > int.MaxValue || (ulong)next <= (ulong)norm || count == covered)
            {
                CorruptIndexException.Throw($"impact ({freq}, {next}) after norm {norm} before offset {level.ImpactFP + reader.Position}", doc.Name);
            }

            norm = next;
            if (count == level.Impacts.Length)
            {
                Array.Resize(ref level.Impacts, count * 2);
            }

            level.Impacts[count++] = new Impact((int)freq, norm);
        }

        if (count == 0)
        {
            CorruptIndexException.Throw($"no impacts at offset {level.ImpactFP}", doc.Name);
        }

        return count;
    }

    private ByteReader ReaderAt(long offset, long end)
    {
        Debug.Assert(offset <= end, "the cursor of a level never leaves it");
        return new ByteReader(doc.SpanAt(offset, (int)Math.Clamp(end - offset, 0, int.MaxValue)), doc.Name);
    }

    private struct Level
    {
        // The level's bytes in .doc, its length prefix excluded, and the cursor behind the entry ahead.
        public long Start;
        public long End;
        public long Position;
        public int EntryCount;

        // The last entry passed, and how many there were.
        public SkipPoint Passed;
        public long PassedChild;
        public int EntriesPassed;

        // The entry ahead.
        public int UpTo;
        public SkipPoint Ahead;
        public long AheadChild;
        public long ImpactFP;
        public int ImpactLength;

        // -1: not decoded yet.
        public int ImpactCount;
        public Impact[] Impacts;
    }
}
