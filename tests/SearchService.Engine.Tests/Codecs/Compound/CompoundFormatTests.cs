using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class CompoundFormatTests
{
    [Fact]
    public void OpenReader_gives_the_files_that_were_packed()
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(1, "_a");
        WriteFile(directory, info, "_a.fdt", 3_000_000);
        WriteFile(directory, info, "_a_Lucene84_0.doc", 0);
        CompoundFormat.Write(directory, info, ["_a_Lucene84_0.doc", "_a.fdt"]);
        Assert.Equal(["_a.cfe", "_a.cfs", "_a.fdt", "_a_Lucene84_0.doc"], directory.ListAll());

        using var compound = CompoundFormat.OpenReader(directory, info);
        Assert.Equal(["_a.fdt", "_a_Lucene84_0.doc"], compound.ListAll());
        foreach (var name in compound.ListAll())
        {
            using var input = compound.OpenInput(name);
            Assert.Equal(directory.GetFile(name), input.ReadSpan((int)compound.FileLength(name)).ToArray());
        }

        compound.CheckIntegrity();
        using var again = compound.OpenInput("_a.fdt");
        Assert.Equal(0, again.Position);
        CodecUtil.ChecksumEntireFile(again);
    }

    [Fact]
    public void OpenReader_is_read_only()
    {
        using var directory = LuceneExample.OpenCompound();
        using var compound = OpenLucenes(directory);
        Assert.Throws<NotSupportedException>(() => compound.CreateOutput("_0.x"));
        Assert.Throws<NotSupportedException>(() => compound.DeleteFile("_0.fnm"));
        Assert.Throws<NotSupportedException>(() => compound.Rename("_0.fnm", "_0.x"));
        Assert.Throws<NotSupportedException>(() => compound.Sync(["_0.fnm"]));
        Assert.Throws<NotSupportedException>(compound.SyncMetadata);
        Assert.Throws<NotSupportedException>(() => compound.ObtainLock("write.lock"));
        Assert.Throws<FileNotFoundException>(() => compound.OpenInput("_0.si"));
    }

    [Fact]
    public void OpenReader_reads_what_Lucene_packed()
    {
        using var directory = LuceneExample.OpenCompound();
        using var compound = OpenLucenes(directory);
        Assert.Equal(16, compound.ListAll().Length);
        Assert.Contains("_0_Lucene84_0.doc", compound.ListAll());
        foreach (var name in compound.ListAll())
        {
            using var input = compound.OpenInput(name);
            CodecUtil.ChecksumEntireFile(input);
        }

        var info = SegmentInfosFormat.Read(directory, "segments_2").Segments[0].Info;
        Assert.Equal(4, FieldInfosFormat.Read(compound, info).Count);
    }

    [Fact]
    public void Write_gives_exact_bytes()
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(1);
        WriteFile(directory, info, "_0.abc", 2);
        CompoundFormat.Write(directory, info, ["_0.abc"]);
        var header = "Lucene50CompoundEntries"u8.ToArray();
        byte[] expected =
        [
            0x3f, 0xd7, 0x6c, 0x17, 0x17, .. header, 0, 0, 0, 0, .. info.Id, 0,
            0x01,                            // one entry
            0x04, .. ".abc"u8,
            0, 0, 0, 0, 0, 0, 0, 0x2e,       // behind the header of the .cfs: 9 + 20 + 16 + 1
            0, 0, 0, 0, 0, 0, 0, 0x2e,       // 9 + 2 + 16 + 1 bytes of header, 2 of content, 16 of footer
        ];
        Assert.Equal(expected, directory.GetFile("_0.cfe")[..^16]);
        Assert.Equal(directory.GetFile("_0.abc"), directory.GetFile("_0.cfs")[0x2e..^16]);
    }

    [Fact]
    public void Write_refuses_a_file_of_another_segment()
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(1);
        WriteFile(directory, info, "_1.abc", 2);
        Assert.Throws<ArgumentException>(() => CompoundFormat.Write(directory, info, ["_1.abc"]));
    }

    [Fact]
    public void OpenReader_finds_every_damage_of_the_entries()
    {
        using var directory = LuceneExample.OpenCompound();
        void Read() => OpenLucenes(directory).Dispose();
        DamageAssert.EveryTruncation(directory, "_0.cfe", Read);
        DamageAssert.EveryFlippedByte(directory, "_0.cfe", Read);

        // Names alone may change unnoticed: offsets and lengths may not.
        Assert.True(DamageAssert.EveryFlippedBitBehindChecksum(directory, "_0.cfe", Read) > 16 * 8 * 16);
    }

    [Fact]
    public void OpenReader_finds_every_truncation_of_the_data()
    {
        using var directory = LuceneExample.OpenCompound();
        DamageAssert.EveryTruncation(directory, "_0.cfs", () => OpenLucenes(directory).Dispose());
        DamageAssert.EveryFlippedByte(directory, "_0.cfs", () =>
        {
            using var compound = OpenLucenes(directory);
            compound.CheckIntegrity();
        });
    }

    private static CompoundDirectory OpenLucenes(RamDirectory directory) =>
        CompoundFormat.OpenReader(directory, new SegmentInfo("_0", SegmentId(directory), 4));

    private static byte[] SegmentId(RamDirectory directory) => directory.GetFile("_0.si")[0x1c..0x2c];

    private static void WriteFile(RamDirectory directory, SegmentInfo info, string name, int contentBytes)
    {
        using var output = directory.CreateOutput(name);
        CodecUtil.WriteIndexHeader(output, "xx", 0, info.Id, "");
        var content = new byte[contentBytes];
        new Random(contentBytes).NextBytes(content);
        output.WriteBytes(content);
        CodecUtil.WriteFooter(output);
    }
}
