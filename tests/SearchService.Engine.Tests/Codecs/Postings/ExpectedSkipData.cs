using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>What the skip data of a term must be, computed from its postings and from the lengths of its blocks in the files.</summary>
internal sealed class ExpectedSkipData
{
    private readonly PostingsFixture _fixture;
    private readonly TermState _state;
    private readonly Posting[] _term;
    private readonly byte[]? _norms;
    private readonly byte[] _doc;
    private readonly int _entryCount;
    private readonly Impact[][][] _impacts;

    public ExpectedSkipData(PostingsFixture fixture, TermState state, Posting[] term, byte[]? norms)
    {
        _fixture = fixture;
        _state = state;
        _term = term;
        _norms = norms;
        _doc = fixture.Directory.GetFile(PostingsFixture.FileName("doc"));
        _entryCount = (term.Length - 1) / 128;
        NumLevels = 1;
        for (var n = _entryCount; n >= 8; n /= 8)
        {
            NumLevels++;
        }

        _impacts = [.. Enumerable.Range(0, NumLevels).Select(LevelImpacts)];
        var freqs = term.Select(FreqOf).ToArray();
        Bound = new Impact((int)(freqs.Sum(f => (long)f) - freqs.Length + 1), 1);
    }

    public int NumLevels { get; }

    /// <summary>The impact of what no entry covers.</summary>
    public Impact Bound { get; }

    /// <summary>The last document and the impacts of a level's first entry that ends at or behind the target; null behind the last.</summary>
    public (int UpTo, Impact[]? Impacts) Covering(int level, int target)
    {
        for (var k = 1; k <= _entryCount >> (3 * level); k++)
        {
            var doc = _term[(k << (3 * level) << 7) - 1].Doc;
            if (doc >= target)
            {
                return (doc, _impacts[level][k - 1]);
            }
        }

        return (DocIdSetIterator.NoMoreDocs, null);
    }

    public void CheckAgainstFile()
    {
        var points = Points();
        var reader = new ByteReader(_doc.AsSpan(0, _doc.Length - CodecUtil.FooterLength), "doc");
        reader.Position = (int)(_state.DocStartFP + _state.SkipOffset);

        // Offsets of what follows the impacts, by level and entry, counted from the start of the level.
        var behindImpacts = new long[NumLevels][];
        var children = new long[NumLevels][];
        for (var level = NumLevels - 1; level >= 0; level--)
        {
            var length = level > 0 ? reader.ReadVLong() : -1;
            var start = reader.Position;
            var count = _entryCount >> (3 * level);
            behindImpacts[level] = new long[count];
            children[level] = new long[count];
            var last = new SkipPoint(0, _state.DocStartFP, _state.PosStartFP, 0);
            for (var k = 0; k < count; k++)
            {
                var point = points[((k + 1) << (3 * level)) - 1];
                CheckPoint(ref reader, last, point);
                last = point;
                Assert.Equal(_impacts[level][k], ReadImpacts(ref reader));
                behindImpacts[level][k] = reader.Position - start;
                children[level][k] = level > 0 ? reader.ReadVLong() : 0;
            }

            Assert.True(level == 0 || length == reader.Position - start, $"level {level} has {reader.Position - start} bytes, not {length}");
        }

        // The term is the last of its file.
        Assert.Equal(0, reader.Remaining);
        for (var level = 1; level < NumLevels; level++)
        {
            Assert.Equal(children[level], Enumerable.Range(1, children[level].Length).Select(k => behindImpacts[level - 1][(8 * k) - 1]));
        }
    }

    private void CheckPoint(ref ByteReader reader, SkipPoint last, SkipPoint expected)
    {
        var found = new SkipPoint(
            last.Doc + reader.ReadVInt(),
            last.DocFP + reader.ReadVLong(),
            _fixture.Field.HasPositions ? last.PosFP + reader.ReadVLong() : 0,
            _fixture.Field.HasPositions ? reader.ReadVInt() : 0);
        Assert.Equal(expected, found);
    }

    private SkipPoint[] Points()
    {
        var points = new SkipPoint[_entryCount];
        var pos = _fixture.Field.HasPositions ? _fixture.Directory.GetFile(PostingsFixture.FileName("pos")) : [];
        var docFP = _state.DocStartFP;
        var posFP = _state.PosStartFP;
        var positions = 0L;
        for (var n = 0; n < points.Length; n++)
        {
            docFP += 1 + (16 * _doc[docFP]);
            docFP += _fixture.Field.HasFreqs ? PatchedLength(_doc, docFP) : 0;
            positions += _fixture.Field.HasPositions ? _term.AsSpan(n * 128, 128).ToArray().Sum(p => p.Freq) : 0;
            for (; positions >= 128; positions -= 128)
            {
                posFP += PatchedLength(pos, posFP);
            }

            points[n] = new SkipPoint(_term[(n * 128) + 127].Doc, docFP, _fixture.Field.HasPositions ? posFP : 0, (int)positions);
        }

        return points;
    }

    private static int PatchedLength(byte[] file, long offset)
    {
        var (bits, exceptions) = (file[offset] & 31, file[offset] >> 5);
        var length = 1 + (16 * bits) + (2 * exceptions);
        for (var more = bits == 0; more; length++)
        {
            more = file[offset + length - (2 * exceptions)] >= 0x80;
        }

        return length;
    }

    private Impact[][] LevelImpacts(int level)
    {
        var covered = 128 << (3 * level);
        return [.. Enumerable.Range(0, _entryCount >> (3 * level)).Select(k => Competitive(_term.AsSpan(k * covered, covered)))];
    }

    // All distinct pairs, less those that another one dominates.
    private Impact[] Competitive(ReadOnlySpan<Posting> postings)
    {
        var pairs = new HashSet<Impact>();
        foreach (var posting in postings)
        {
            pairs.Add(new Impact(FreqOf(posting), _norms is null ? 1 : (sbyte)_norms[posting.Doc]));
        }

        return
        [
            .. pairs
                .Where(a => !pairs.Any(b => a != b && b.Freq >= a.Freq && (ulong)b.Norm <= (ulong)a.Norm))
                .OrderBy(a => a.Freq),
        ];
    }

    private int FreqOf(Posting posting) => _fixture.Field.HasFreqs ? posting.Freq : 1;

    private static Impact[] ReadImpacts(ref ByteReader reader)
    {
        var length = reader.ReadVInt();
        var end = reader.Position + length;
        var impacts = new List<Impact>();
        var last = new Impact(0, 0);
        while (reader.Position < end)
        {
            var code = reader.ReadVInt();
            last = new Impact(last.Freq + 1 + (code >> 1), last.Norm + 1 + ((code & 1) == 1 ? reader.ReadZLong() : 0));
            impacts.Add(last);
        }

        Assert.Equal(end, reader.Position);
        return [.. impacts];
    }
}
