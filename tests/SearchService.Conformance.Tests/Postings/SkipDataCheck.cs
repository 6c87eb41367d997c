using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>Recomputes the skip data of a field from its postings and compares it entry by entry: documents, offsets, impacts and the
/// pointers between levels, which readers follow only on far jumps.</summary>
public static class SkipDataCheck
{
    /// <summary>Checks the terms of the field that have skip data and at least so many documents. The index must not be compound.</summary>
    public static void AssertAsRecomputed(LuceneJava lucene, string path, string field, int minDocFreq = 0)
    {
        using var index = new EngineIndex(path);
        var places = lucene.Call("places", path, field, $"{Math.Max(BlockWalk.BlockSize + 1, minDocFreq)}").Lines.Select(TermPlace.Parse).ToList();
        Assert.NotEmpty(places);
        foreach (var inSegment in places.GroupBy(place => place.Segment))
        {
            var segment = index.Reader.Segments.Single(each => each.Commit.Info.Name == inSegment.Key);
            var files = new SegmentFiles(path, segment, segment.FieldInfos.Find(field)!);
            foreach (var place in inSegment)
            {
                AssertTerm(files, place);
            }
        }
    }

    private static void AssertTerm(SegmentFiles files, TermPlace place)
    {
        var terms = files.Segment.GetTerms(files.Field.Name)!.GetEnumerator();
        Assert.True(terms.SeekExact(Unescape(place.Term)), $"no term {place.Term}");
        var flags = files.Field.HasFreqs ? PostingsFlags.Freqs : PostingsFlags.None;
        var postings = PostingList.Read(terms.Postings(null, flags), files.Segment.GetNormValues(files.Field.Name));
        Assert.Equal(place.DocFreq, postings.DocIds.Length);

        var docBlocks = BlockWalk.DocBlocks(files.Doc, place, files.Field.HasFreqs);
        var posBlocks = files.Field.HasPositions ? BlockWalk.PosBlocks(files.Pos, place) : null;
        var actual = SkipList.Read(files.Doc, place, files.Field, out var ends);
        var expected = SkipList.Expect(place, postings, docBlocks, posBlocks, ends);
        for (var level = 0; level < expected.Length; level++)
        {
            for (var i = 0; i < expected[level].Length; i++)
            {
                Assert.True(
                    expected[level][i] == actual[level][i],
                    $"{files.Field.Name}:{place.Term} level {level} entry {i}:\nexpected {expected[level][i]}\n   found {actual[level][i]}");
            }
        }
    }

    private static byte[] Unescape(string term)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < term.Length; i++)
        {
            bytes.Add(term[i] == '\\' ? Convert.ToByte(term.Substring(i + 1, 2), 16) : (byte)term[i]);
            i += term[i] == '\\' ? 2 : 0;
        }

        return [.. bytes];
    }

    private sealed class SegmentFiles(string path, SegmentReader segment, FieldInfo info)
    {
        public SegmentReader Segment => segment;

        public FieldInfo Field => info;

        public byte[] Doc { get; } = Read(path, segment, info, "doc");

        public byte[] Pos { get; } = info.HasPositions ? Read(path, segment, info, "pos") : [];

        private static byte[] Read(string path, SegmentReader segment, FieldInfo field, string extension)
        {
            var suffix = new StringBuilder(segment.Commit.Info.Name);
            suffix.Append('_').Append(field.Attributes["PerFieldPostingsFormat.format"]);
            suffix.Append('_').Append(field.Attributes["PerFieldPostingsFormat.suffix"]).Append('.').Append(extension);
            return File.ReadAllBytes(Path.Combine(path, suffix.ToString()));
        }
    }
}
