using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class FieldInfosFormatTests
{
    private static readonly FieldInfo[] Fields =
    [
        new("body", 7)
        {
            IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets, HasPayloads = true, HasTermVectors = true,
            Attributes = new() { ["PerFieldPostingsFormat.format"] = "Lucene84", ["PerFieldPostingsFormat.suffix"] = "0" },
        },
        new("gone", 2) { IsSoftDeletesField = true, DocValuesType = DocValuesType.Numeric, DocValuesGen = 3 },
        new("id", 0) { IndexOptions = IndexOptions.Docs, OmitNorms = true },
        new("only stored", 300),
        new("place", 5) { PointDimensionCount = 4, PointIndexDimensionCount = 2, PointNumBytes = 8, DocValuesType = DocValuesType.SortedNumeric },
        new("tëgs", 6) { DocValuesType = DocValuesType.SortedSet, IndexOptions = IndexOptions.DocsAndFreqs },
    ];

    [Fact]
    public void Read_returns_what_was_written()
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(1);
        FieldInfosFormat.Write(directory, info, new FieldInfos(Fields), "a");
        Assert.Equal(["_0_a.fnm"], directory.ListAll());
        var read = FieldInfosFormat.Read(directory, info, "a");
        Assert.Equal(Fields.OrderBy(f => f.Number).Select(Describe), read.Select(Describe));
    }

    [Fact]
    public void Write_gives_the_bytes_that_Lucene_wrote()
    {
        using var lucene = LuceneExample.OpenPlain();
        var info = SegmentInfosFormat.Read(lucene, "segments_2").Segments[0].Info;
        var fields = FieldInfosFormat.Read(lucene, info);
        Assert.Equal(["id#0", "title#1", "cat#2", "price#3"], fields.Select(f => f.ToString()));
        Assert.Equal("Lucene80", fields.Find("cat")!.Attributes["PerFieldDocValuesFormat.format"]);
        Assert.Equal((1, 1, 8), (fields.Find(3)!.PointDimensionCount, fields.Find(3)!.PointIndexDimensionCount, fields.Find(3)!.PointNumBytes));

        using var directory = new RamDirectory();
        FieldInfosFormat.Write(directory, info, fields);
        Assert.Equal(lucene.GetFile("_0.fnm"), directory.GetFile("_0.fnm"));
    }

    [Fact]
    public void Write_of_a_field_gives_exact_bytes()
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(1);
        FieldInfosFormat.Write(directory, info, new FieldInfos([Fields[2]]));
        byte[] expected =
        [
            0x01,                                           // one field
            0x02, (byte)'i', (byte)'d', 0x00,               // name, number 0
            0x02, 0x01, 0x00,                               // omit norms, DOCS, no doc values
            0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, // doc values generation -1
            0x00, 0x00,                                     // no attributes, no points
        ];
        Assert.Equal(expected, directory.GetFile("_0.fnm")[0x2c..^16]);
    }

    [Fact]
    public void Write_clears_omitted_norms_of_a_field_that_is_not_indexed()
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(1);
        FieldInfosFormat.Write(directory, info, new FieldInfos([new FieldInfo("stored", 1) { OmitNorms = true }]));
        Assert.False(FieldInfosFormat.Read(directory, info).Find(1)!.OmitNorms);
    }

    public static TheoryData<FieldInfo> Contradictions() =>
    [
        new FieldInfo("x", -1),
        new FieldInfo("x", 1) { HasTermVectors = true },
        new FieldInfo("x", 1) { HasPayloads = true },
        new FieldInfo("x", 1) { IndexOptions = IndexOptions.DocsAndFreqs, HasPayloads = true },
        new FieldInfo("x", 1) { DocValuesGen = 2 },
        new FieldInfo("x", 1) { DocValuesType = DocValuesType.Numeric, DocValuesGen = -2 },
        new FieldInfo("x", 1) { PointDimensionCount = 1, PointIndexDimensionCount = 1 },
        new FieldInfo("x", 1) { PointNumBytes = 4 },
        new FieldInfo("x", 1) { PointDimensionCount = 1, PointIndexDimensionCount = 2, PointNumBytes = 4 },
    ];

    [Theory]
    [MemberData(nameof(Contradictions), DisableDiscoveryEnumeration = true)]
    public void Write_refuses_a_field_that_contradicts_itself(FieldInfo field)
    {
        using var directory = new RamDirectory();
        Assert.Throws<ArgumentException>(() => FieldInfosFormat.Write(directory, CodecTestData.Segment(1), new FieldInfos([field])));
    }

    [Fact]
    public void Read_refuses_two_fields_of_one_number()
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(1);
        using (var output = directory.CreateOutput("_0.fnm"))
        {
            CodecUtil.WriteIndexHeader(output, FieldInfosFormat.Codec, 2, info.Id, "");
            output.WriteVInt(2);
            foreach (var name in (string[])["a", "b"])
            {
                output.WriteString(name);
                output.WriteBytes([5, 0, 0, 0]);
                output.WriteLong(-1);
                output.WriteBytes([0, 0]);
            }

            CodecUtil.WriteFooter(output);
        }

        Assert.Throws<CorruptIndexException>(() => FieldInfosFormat.Read(directory, info));
    }

    [Fact]
    public void Read_finds_every_damage()
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(1);
        FieldInfosFormat.Write(directory, info, new FieldInfos(Fields));
        DamageAssert.EveryTruncation(directory, "_0.fnm", () => FieldInfosFormat.Read(directory, info));
        DamageAssert.EveryFlippedByte(directory, "_0.fnm", () => FieldInfosFormat.Read(directory, info));
        Assert.True(DamageAssert.EveryFlippedBitBehindChecksum(directory, "_0.fnm", () => FieldInfosFormat.Read(directory, info)) > 300);
    }

    private static string Describe(FieldInfo f) =>
        $"{f} {f.IndexOptions} {f.DocValuesType} {f.DocValuesGen} {f.OmitNorms} {f.HasPayloads} {f.HasTermVectors} {f.IsSoftDeletesField} "
        + $"{f.PointDimensionCount} {f.PointIndexDimensionCount} {f.PointNumBytes} {string.Join(',', f.Attributes)}";
}
