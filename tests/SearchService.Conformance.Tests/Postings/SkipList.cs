using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Conformance.Tests;

/// <summary>The skip data of a term, once as it stands in the file and once as the postings say that it must be. Source: format note,
/// sections 6.6 and 6.7.</summary>
public static class SkipList
{
    private const int BlockSize = BlockWalk.BlockSize;

    /// <summary>Entries of a level between two of the next.</summary>
    private const int Fanout = 8;

    private const int MaxLevels = 10;

    /// <summary>Decodes the levels, lowest first.</summary>
    /// <param name="file">The .doc file.</param>
    /// <param name="place">The term; its skip offset must not be -1.</param>
    /// <param name="field">Says what the entries hold.</param>
    /// <param name="ends">For each level and entry the offset behind its impacts, from the start of the level's data: where the level above must point.</param>
    public static SkipEntry[][] Read(ReadOnlySpan<byte> file, TermPlace place, FieldInfo field, out long[][] ends)
    {
        var levels = new SkipEntry[LevelCount(place.DocFreq)][];
        ends = new long[levels.Length][];
        var reader = new ByteReader(file, ".doc") { Position = (int)(place.DocStart + place.SkipOffset) };
        for (var level = levels.Length - 1; level >= 0; level--)
        {
            var length = level > 0 ? reader.ReadVLong() : -1;
            var start = reader.Position;
            (levels[level], ends[level]) = ReadLevel(ref reader, place, field, level);
            if (level > 0 && reader.Position - start != length)
            {
                throw new CorruptIndexException($"level {level} of {place} has {reader.Position - start} bytes and says {length}", ".doc");
            }
        }

        return levels;
    }

    /// <summary>Computes the levels, lowest first, from the postings and the lengths of the blocks; the children from <paramref name="ends"/>.</summary>
    public static SkipEntry[][] Expect(TermPlace place, PostingList postings, long[] docBlocks, long[]? posBlocks, long[][] ends)
    {
        var positionsBefore = new long[postings.DocIds.Length + 1];
        for (var i = 0; i < postings.Freqs.Length; i++)
        {
            positionsBefore[i + 1] = positionsBefore[i] + postings.Freqs[i];
        }

        var levels = new SkipEntry[LevelCount(place.DocFreq)][];
        var blocks = BlockSize;
        for (var level = 0; level < levels.Length; level++, blocks *= Fanout)
        {
            levels[level] = new SkipEntry[(place.DocFreq - 1) / blocks];
            for (var i = 0; i < levels[level].Length; i++)
            {
                var end = (i + 1) * blocks;
                var position = posBlocks is null ? 0 : positionsBefore[end];
                levels[level][i] = new SkipEntry(
                    postings.DocIds[end - 1],
                    docBlocks[end / BlockSize],
                    posBlocks is null ? 0 : posBlocks[position / BlockSize],
                    (int)(position % BlockSize),
                    Format(postings.CompetitiveImpacts(i * blocks, end)),
                    level == 0 ? -1 : ends[level - 1][(i + 1) * Fanout - 1]);
            }
        }

        return levels;
    }

    private static int LevelCount(int docFreq)
    {
        var skipped = docFreq % BlockSize == 0 ? docFreq - 1 : docFreq;
        var levels = 1;
        for (var blocks = skipped / BlockSize; blocks >= Fanout && levels < MaxLevels; blocks /= Fanout)
        {
            levels++;
        }

        return levels;
    }

    private static (SkipEntry[] Entries, long[] Ends) ReadLevel(ref ByteReader reader, TermPlace place, FieldInfo field, int level)
    {
        var entries = new SkipEntry[(place.DocFreq - 1) / (BlockSize * (int)Math.Pow(Fanout, level))];
        var ends = new long[entries.Length];
        var start = reader.Position;
        var last = new SkipEntry(0, place.DocStart, field.HasPositions ? place.PosStart : 0, 0, "", -1);
        for (var i = 0; i < entries.Length; i++)
        {
            var docId = last.DocId + reader.ReadVInt();
            var docOffset = last.DocOffset + reader.ReadVLong();
            var posOffset = field.HasPositions ? last.PosOffset + reader.ReadVLong() : 0;
            var posInBlock = field.HasPositions ? reader.ReadVInt() : 0;
            SkipPayloads(ref reader, field);
            var impacts = ReadImpacts(ref reader);
            ends[i] = reader.Position - start;
            var child = level > 0 ? reader.ReadVLong() : -1;
            entries[i] = last = new SkipEntry(docId, docOffset, posOffset, posInBlock, impacts, child);
        }

        return (entries, ends);
    }

    /// <summary>Payloads and offsets are never written by us, so that nothing is compared.</summary>
    private static void SkipPayloads(ref ByteReader reader, FieldInfo field)
    {
        if (field.HasPayloads)
        {
            reader.ReadVInt();
        }

        if (field.HasPayloads || field.HasOffsets)
        {
            reader.ReadVLong();
        }
    }

    private static string ReadImpacts(ref ByteReader reader)
    {
        var end = reader.ReadVInt();
        end += reader.Position;
        var impacts = new List<Impact>();
        var last = new Impact(0, 0);
        while (reader.Position < end)
        {
            var code = reader.ReadVInt();
            var normDelta = (code & 1) != 0 ? reader.ReadZLong() : 0;
            last = new Impact(last.Freq + 1 + (code >>> 1), last.Norm + 1 + normDelta);
            impacts.Add(last);
        }

        return Format(impacts);
    }

    private static string Format(IEnumerable<Impact> impacts) => string.Join(' ', impacts.Select(impact => $"{impact.Freq}/{impact.Norm}"));
}
