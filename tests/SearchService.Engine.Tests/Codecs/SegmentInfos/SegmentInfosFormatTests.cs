using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class SegmentInfosFormatTests
{
    [Fact]
    public void Read_returns_what_was_written()
    {
        using var directory = new RamDirectory();
        var infos = Example(directory, generation: 40);
        SegmentInfosFormat.WritePending(directory, infos);
        directory.Rename("pending_segments_14", "segments_14");
        var read = SegmentInfosFormat.Read(directory, "segments_14");

        Assert.Equal((40L, infos.Version, infos.Counter, 8), (read.Generation, read.Version, read.Counter, read.IndexCreatedVersionMajor));
        Assert.Equal(infos.Id, read.Id);
        Assert.Equal(infos.UserData, read.UserData);
        Assert.Equal(infos.Segments.Select(Describe), read.Segments.Select(Describe));
        Assert.Equal(15, read.TotalMaxDoc);
    }

    [Fact]
    public void WritePending_gives_the_bytes_that_Lucene_wrote()
    {
        using var directory = LuceneExample.OpenPlain();
        var infos = SegmentInfosFormat.Read(directory, "segments_2");
        Assert.Equal((2L, 7L, 1L), (infos.Generation, infos.Version, infos.Counter));
        Assert.Equal((1L, 1, 3), (infos.Segments[0].DelGen, infos.Segments[0].DelCount, infos.Segments[0].LiveDocCount));
        Assert.Equal("v", infos.UserData["k"]);
        SegmentInfosFormat.WritePending(directory, infos);
        Assert.Equal(directory.GetFile("segments_2"), directory.GetFile("pending_segments_2"));
    }

    [Fact]
    public void Read_of_an_empty_commit_has_no_segments()
    {
        using var directory = new RamDirectory();
        SegmentInfosFormat.WritePending(directory, new SegmentInfos { Generation = 1, Id = CodecTestData.Id(3) });
        directory.Rename("pending_segments_1", "segments_1");
        Assert.Empty(SegmentInfosFormat.ReadLatest(directory).Segments);
    }

    [Fact]
    public void ReadLatest_takes_the_highest_generation()
    {
        using var directory = new RamDirectory();
        foreach (var generation in (long[])[9, 36, 10])
        {
            Publish(directory, new SegmentInfos { Generation = generation, Id = CodecTestData.Id(3), Version = generation });
        }

        directory.SetFile("segments.gen", [1]);
        directory.SetFile("pending_segments_zz", [1]);
        Assert.Equal(36, SegmentInfosFormat.ReadLatest(directory).Generation);
        Assert.Equal([9L, 10L, 36L], SegmentInfosFormat.ListGenerations(directory).Order());
    }

    [Fact]
    public void ReadLatest_without_a_commit_says_so()
    {
        using var directory = new RamDirectory();
        Assert.Throws<IndexNotFoundException>(() => SegmentInfosFormat.ReadLatest(directory));
    }

    [Fact]
    public void ReadLatest_of_a_damaged_commit_reports_the_damage()
    {
        using var directory = new RamDirectory();
        Publish(directory, new SegmentInfos { Generation = 1, Id = CodecTestData.Id(3) });
        directory.SetFile("segments_2", [1, 2, 3]);
        Assert.Throws<CorruptIndexException>(() => SegmentInfosFormat.ReadLatest(directory));
    }

    [Fact]
    public void ReadLatest_tries_the_newer_commit_when_files_vanish()
    {
        using var inner = new RamDirectory();
        var first = Example(inner, generation: 1);
        Publish(inner, first);
        var second = new SegmentInfos { Generation = 2, Id = CodecTestData.Id(5), Version = 100 };

        // The writer publishes 2 and deletes 1 between the reader's listing and its opening of segments_1.
        using var directory = new RacingDirectory(inner, () =>
        {
            Publish(inner, second);
            inner.DeleteFile("segments_1");
        });
        Assert.Equal(2, SegmentInfosFormat.ReadLatest(directory).Generation);
    }

    [Fact]
    public void ReadLatest_lists_again_until_two_listings_agree()
    {
        using var inner = new RamDirectory();
        foreach (var generation in (long[])[1, 2, 3])
        {
            Publish(inner, new SegmentInfos { Generation = generation, Id = CodecTestData.Id(3) });
        }

        // Renames go on while the folder is listed: three listings in a row miss a file, not always the same.
        using var directory = new RacingDirectory(inner, () => { });
        directory.MissedByListing.Enqueue("segments_3");
        directory.MissedByListing.Enqueue("segments_2");
        directory.MissedByListing.Enqueue("segments_3");
        Assert.Equal(3, SegmentInfosFormat.ReadLatest(directory).Generation);
    }

    public static TheoryData<string, Func<SegmentCommitInfo, SegmentCommitInfo>> BadSegments() => new()
    {
        { "too many deleted", s => s with { DelGen = 1, DelCount = 11 } },
        { "negative deleted", s => s with { DelGen = 1, DelCount = -1 } },
        { "soft and hard too many", s => s with { DelGen = 1, DelCount = 6, SoftDelCount = 5 } },
        { "generation -2", s => s with { DelGen = -2 } },
        { "deleted without generation", s => s with { DelGen = -1, DelCount = 1 } },
        { "foreign update file", s => s with { FieldInfosGen = 1, FieldInfosFiles = new HashSet<string> { "_9_1.fnm" } } },
    };

    [Theory]
    [MemberData(nameof(BadSegments), DisableDiscoveryEnumeration = true)]
    public void Read_refuses_a_segment_that_contradicts_itself(string why, Func<SegmentCommitInfo, SegmentCommitInfo> spoil)
    {
        using var directory = new RamDirectory();
        var infos = Example(directory, generation: 1);
        Publish(directory, infos with { Segments = [spoil(infos.Segments[0])] });
        Assert.True(Record.Exception(() => SegmentInfosFormat.Read(directory, "segments_1")) is CorruptIndexException, why);
    }

    [Fact]
    public void Read_refuses_a_segment_listed_twice()
    {
        using var directory = new RamDirectory();
        var infos = Example(directory, generation: 1);
        Publish(directory, infos with { Segments = [infos.Segments[0], infos.Segments[0]] });
        Assert.Throws<CorruptIndexException>(() => SegmentInfosFormat.Read(directory, "segments_1"));
    }

    [Fact]
    public void Read_finds_every_damage()
    {
        using var directory = new RamDirectory();
        Publish(directory, Example(directory, generation: 2));
        void Read() => SegmentInfosFormat.Read(directory, "segments_2");
        DamageAssert.EveryTruncation(directory, "segments_2", Read);
        DamageAssert.EveryFlippedByte(directory, "segments_2", Read);
        Assert.True(DamageAssert.EveryFlippedBitBehindChecksum(directory, "segments_2", Read) > 500);
    }

    private static void Publish(RamDirectory directory, SegmentInfos infos)
    {
        SegmentInfosFormat.WritePending(directory, infos);
        directory.Rename(IndexFileNames.PendingSegmentsFileName(infos.Generation), IndexFileNames.SegmentsFileName(infos.Generation));
    }

    private static SegmentInfos Example(RamDirectory directory, long generation)
    {
        var first = new SegmentInfo("_0", CodecTestData.Id(10), 10) { Version = new LuceneVersion(8, 7, 0) };
        var second = new SegmentInfo("_z", CodecTestData.Id(50), 5);
        SegmentInfoFormat.Write(directory, first);
        SegmentInfoFormat.Write(directory, second);
        return new SegmentInfos
        {
            Generation = generation,
            Version = 99,
            Counter = 36,
            Id = CodecTestData.Id(200),
            UserData = new Dictionary<string, string> { ["größe"] = "1", ["b"] = "" },
            Segments =
            [
                new SegmentCommitInfo(first)
                {
                    DelGen = 3, DelCount = 4, SoftDelCount = 1, FieldInfosGen = 2, DocValuesGen = 2, Id = CodecTestData.Id(90),
                    FieldInfosFiles = new HashSet<string> { "_0_2.fnm" },
                    DocValuesUpdatesFiles = new Dictionary<int, IReadOnlySet<string>> { [7] = new HashSet<string> { "_0_2_Lucene80_0.dvd", "_0_2_Lucene80_0.dvm" } },
                },
                new SegmentCommitInfo(second),
            ],
        };
    }

    private static string Describe(SegmentCommitInfo s) =>
        $"{s.Info.Name} {Convert.ToHexString(s.Info.Id)} {s.MaxDoc} {s.DelGen} {s.DelCount} {s.SoftDelCount} {s.FieldInfosGen} {s.DocValuesGen} "
        + $"{(s.Id is null ? "-" : Convert.ToHexString(s.Id))} {string.Join(',', s.FieldInfosFiles.Order())} "
        + string.Join(';', s.DocValuesUpdatesFiles.Select(u => $"{u.Key}:{string.Join(',', u.Value.Order())}"));
}
