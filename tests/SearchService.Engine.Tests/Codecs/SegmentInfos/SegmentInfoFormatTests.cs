using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class SegmentInfoFormatTests
{
    [Fact]
    public void Read_returns_what_was_written()
    {
        using var directory = new RamDirectory();
        var info = Example();
        SegmentInfoFormat.Write(directory, info);
        var read = SegmentInfoFormat.Read(directory, "_5", info.Id);

        Assert.Equal(info.Id, read.Id);
        Assert.Equal(info.MaxDoc, read.MaxDoc);
        Assert.Equal((info.Version, info.MinVersion, info.UseCompoundFile), (read.Version, read.MinVersion, read.UseCompoundFile));
        Assert.Equal(info.Diagnostics, read.Diagnostics);
        Assert.Equal(info.Attributes, read.Attributes);
        Assert.Equal(["_5.cfe", "_5.cfs", "_5.si"], read.Files.Order(StringComparer.Ordinal));
        Assert.Equal(info.IndexSort, read.IndexSort);
    }

    [Fact]
    public void Write_gives_exact_bytes()
    {
        using var directory = new RamDirectory();
        var info = new SegmentInfo("_0", CodecTestData.Id(9), 4)
        {
            Attributes = new() { ["a"] = "b" },
            IndexSort = [new IndexSortField("SortField", "d", "FLOAT", true, unchecked((int)0x80000001))],
        };
        SegmentInfoFormat.Write(directory, info);
        byte[] expected =
        [
            0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0, 1,          // version 8.8.1
            1, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0, 1,       // minimum version 8.8.1
            0, 0, 0, 4, 0xff,                            // 4 documents, not compound
            0,                                           // no diagnostics
            1, 5, .. "_0.si"u8,                          // files
            1, 1, (byte)'a', 1, (byte)'b',               // attributes
            1, 9, .. "SortField"u8, 1, (byte)'d', 5, .. "FLOAT"u8,
            0, 0, 0, 1, 0, 0, 0, 1,                      // descending, has a missing value
            0xff, 0xff, 0xff, 0xfe,                      // bits 80000001, all but the sign flipped
        ];
        Assert.Equal(expected, directory.GetFile("_0.si")[0x2d..^16]);
    }

    [Fact]
    public void Read_understands_what_Lucene_wrote()
    {
        using var directory = LuceneExample.OpenPlain();
        var info = SegmentInfoFormat.Read(directory, "_0", directory.GetFile("_0.si").AsSpan(0x1c, 16));
        Assert.Equal(new LuceneVersion(8, 8, 1), info.Version);
        Assert.Equal((4, false, 17), (info.MaxDoc, info.UseCompoundFile, info.Files.Count));
        Assert.Contains("_0_Lucene84_0.pos", info.Files);
        Assert.Equal("flush", info.Diagnostics["source"]);
        Assert.Equal("BEST_SPEED", info.Attributes["Lucene87StoredFieldsFormat.mode"]);
        Assert.Empty(info.IndexSort);
    }

    [Fact]
    public void Read_refuses_another_segments_id()
    {
        using var directory = LuceneExample.OpenPlain();
        Assert.Throws<CorruptIndexException>(() => SegmentInfoFormat.Read(directory, "_0", CodecTestData.Id(1)));
    }

    [Theory]
    [InlineData("_50.fnm")]
    [InlineData("_5/../x.fnm")]
    [InlineData("segments_1")]
    [InlineData("_5.a\0b")]
    public void Read_refuses_files_that_are_not_the_segments(string file)
    {
        using var directory = new RamDirectory();
        var info = Example();
        info.Files.Add(file);
        SegmentInfoFormat.Write(directory, info);
        Assert.Throws<CorruptIndexException>(() => SegmentInfoFormat.Read(directory, "_5", info.Id));
    }

    [Fact]
    public void Read_refuses_other_major_versions()
    {
        using var directory = new RamDirectory();
        var info = new SegmentInfo("_0", CodecTestData.Id(1), 1) { Version = new LuceneVersion(9, 0, 0) };
        SegmentInfoFormat.Write(directory, info);
        Assert.Throws<IndexFormatException>(() => SegmentInfoFormat.Read(directory, "_0", info.Id));
    }

    [Fact]
    public void Write_refuses_an_unknown_sort()
    {
        using var directory = new RamDirectory();
        var info = new SegmentInfo("_0", CodecTestData.Id(1), 1) { IndexSort = [new IndexSortField("Mine", "f", "LONG", false, null)] };
        Assert.Throws<ArgumentException>(() => SegmentInfoFormat.Write(directory, info));
    }

    [Fact]
    public void Read_finds_every_damage()
    {
        using var directory = new RamDirectory();
        var info = Example();
        SegmentInfoFormat.Write(directory, info);
        void Read() => SegmentInfoFormat.Read(directory, "_5", info.Id);
        DamageAssert.EveryTruncation(directory, "_5.si", Read);
        DamageAssert.EveryFlippedByte(directory, "_5.si", Read);
        Assert.True(DamageAssert.EveryFlippedBitBehindChecksum(directory, "_5.si", Read) > 300);
    }

    private static SegmentInfo Example() => new("_5", CodecTestData.Id(77), 123456)
    {
        MinVersion = new LuceneVersion(8, 7, 0),
        UseCompoundFile = true,
        Diagnostics = new() { ["source"] = "merge", ["os"] = "Linux" },
        Attributes = new() { ["Lucene87StoredFieldsFormat.mode"] = "BEST_SPEED" },
        Files = ["_5.cfs", "_5.cfe"],
        IndexSort =
        [
            new("SortField", "date", "LONG", true, long.MinValue),
            new("SortField", "rank", "INT", false, -5),
            new("SortField", "name", "STRING", false, 1),
            new("SortField", "none", "DOUBLE", false, null),
            new("SortField", "weight", "DOUBLE", false, BitConverter.DoubleToInt64Bits(-1.5)),
            new("SortField", "score", "FLOAT", false, BitConverter.SingleToInt32Bits(-0f)),
            new("SortedNumericSortField", "dates", "LONG", true, 7, 1),
            new("SortedNumericSortField", "sizes", "INT", true, null, 0),
            new("SortedSetSortField", "tags", "", false, 2, 3),
            new("SortedSetSortField", "places", "", true, null, 0),
        ],
    };
}
