using System.Buffers.Binary;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class LiveDocsFormatTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Read_returns_what_was_written(int maxDoc)
    {
        var random = new Random(maxDoc);
        var live = new FixedBitSet(maxDoc);
        for (var i = 0; i < maxDoc; i++)
        {
            if (random.Next(3) > 0)
            {
                live.Set(i);
            }
        }

        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(maxDoc);
        LiveDocsFormat.Write(directory, info, 37, live);

        Assert.Equal(["_0_11.liv"], directory.ListAll());
        var read = LiveDocsFormat.Read(directory, new SegmentCommitInfo(info) { DelGen = 37, DelCount = maxDoc - live.Cardinality() });
        Assert.Equal(live.Words.ToArray(), read.Words.ToArray());
    }

    [Fact]
    public void Write_gives_the_bytes_that_Lucene_wrote()
    {
        using var lucene = LuceneExample.OpenPlain();
        var segment = SegmentInfosFormat.Read(lucene, "segments_2").Segments[0];
        var live = LiveDocsFormat.Read(lucene, segment);
        Assert.Equal(0b1101UL, live.Words[0]);

        using var directory = new RamDirectory();
        LiveDocsFormat.Write(directory, segment.Info, 1, live);
        Assert.Equal(lucene.GetFile("_0_1.liv"), directory.GetFile("_0_1.liv"));
    }

    [Fact]
    public void Read_refuses_a_count_that_is_not_the_commits()
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(10);
        var live = new FixedBitSet(10);
        live.SetRange(0, 7);
        LiveDocsFormat.Write(directory, info, 1, live);
        Assert.Throws<CorruptIndexException>(() => LiveDocsFormat.Read(directory, new SegmentCommitInfo(info) { DelGen = 1, DelCount = 4 }));
    }

    [Fact]
    public void Read_refuses_bits_beyond_the_last_document()
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(10);
        LiveDocsFormat.Write(directory, info, 1, new FixedBitSet(10));
        var bytes = directory.GetFile("_0_1.liv");
        bytes[^18] = 0x04; // bit 10 of the only word
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(bytes.Length - 8), Crc32.Append(0, bytes.AsSpan(0, bytes.Length - 8)));
        directory.SetFile("_0_1.liv", bytes);
        Assert.Throws<CorruptIndexException>(() => LiveDocsFormat.Read(directory, new SegmentCommitInfo(info) { DelGen = 1, DelCount = 9 }));
    }

    [Fact]
    public void Read_finds_every_damage()
    {
        using var directory = LuceneExample.OpenPlain();
        var segment = SegmentInfosFormat.Read(directory, "segments_2").Segments[0];
        DamageAssert.EveryTruncation(directory, "_0_1.liv", () => LiveDocsFormat.Read(directory, segment));
        DamageAssert.EveryFlippedByte(directory, "_0_1.liv", () => LiveDocsFormat.Read(directory, segment));
        Assert.True(DamageAssert.EveryFlippedBitBehindChecksum(directory, "_0_1.liv", () => LiveDocsFormat.Read(directory, segment)) > 0);
    }
}
