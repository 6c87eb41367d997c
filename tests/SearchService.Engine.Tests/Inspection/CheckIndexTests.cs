using SearchService.Engine.Inspection;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Inspection;

public sealed class CheckIndexTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Check_of_a_sound_index_is_clean(bool compound)
    {
        using var directory = InspectedIndex.Create(compound);
        var status = CheckIndex.Check(directory);
        Assert.True(status.IsClean, string.Join('\n', status.Errors));
        Assert.Equal(InspectedIndex.Segments, status.Segments.Count);
        Assert.All(status.Segments, s =>
        {
            Assert.Equal(InspectedIndex.DocsPerSegment, s.MaxDoc);
            Assert.Equal(12, s.DeletedDocs);
            Assert.Equal(compound, s.IsCompound);
            Assert.Equal("Lucene87", s.Codec);
            Assert.Equal(Enum.GetValues<IndexPart>(), s.Parts.Select(p => p.Part));
            Assert.All(s.Parts, p => Assert.Equal(PartState.Ok, p.State));
        });
        var segmentBytes = directory.ListAll().Where(f => f[0] == '_').Sum(directory.FileLength);
        Assert.Equal(segmentBytes, status.Segments.Sum(s => s.LengthBytes));
    }

    [Fact]
    public void Check_tells_of_the_commit()
    {
        using var directory = InspectedIndex.Create(compound: true);
        var status = CheckIndex.Check(directory);
        Assert.Equal(("segments_3", 3), (status.SegmentsFileName, status.Generation));
        Assert.True(status.Version > 0);
        Assert.Equal("f1", status.UserData["fingerprint"]);
        Assert.Empty(status.UnreferencedFiles);
    }

    [Fact]
    public void Check_lists_unreferenced_files_of_the_index_and_no_others()
    {
        using var directory = InspectedIndex.Create(compound: true);
        foreach (var file in (string[])["_zz.cfs", "pending_segments_9", "notes.txt", "_not-a-segment!"])
        {
            directory.SetFile(file, [1, 2, 3]);
        }

        var status = CheckIndex.Check(directory);
        Assert.True(status.IsClean);
        Assert.Equal(["_zz.cfs", "pending_segments_9"], status.UnreferencedFiles.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_of_an_empty_directory_finds_no_index()
    {
        using var directory = new RamDirectory();
        var status = CheckIndex.Check(directory);
        Assert.False(status.IsClean);
        Assert.Equal((null, 0), (status.SegmentsFileName, status.Generation));
        Assert.Contains("no segments_N file", Assert.Single(status.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_reports_its_progress()
    {
        using var directory = InspectedIndex.Create(compound: false, docsPerSegment: 3);
        var reports = new List<CheckIndexProgress>();
        CheckIndex.Check(directory, new CheckIndexOptions { Progress = reports.Add });
        Assert.Equal(InspectedIndex.Segments * Enum.GetValues<IndexPart>().Length, reports.Count);
        Assert.Equal(new CheckIndexProgress("_0", 0, 2, IndexPart.Files), reports[0]);
        Assert.Equal(new CheckIndexProgress("_1", 1, 2, IndexPart.IndexSort), reports[^1]);
    }

    [Fact]
    public void Check_can_be_canceled()
    {
        using var directory = InspectedIndex.Create(compound: false, docsPerSegment: 3);
        using var source = new CancellationTokenSource();
        var options = new CheckIndexOptions { Progress = p => Cancel(p.Part) };
        Assert.Throws<OperationCanceledException>(() => CheckIndex.Check(directory, options, source.Token));

        void Cancel(IndexPart part)
        {
            if (part == IndexPart.Terms)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void Check_of_checksums_only_leaves_the_content_unchecked()
    {
        using var directory = InspectedIndex.Create(compound: false, docsPerSegment: 3);
        var status = CheckIndex.Check(directory, new CheckIndexOptions { ChecksumsOnly = true });
        Assert.True(status.IsClean);
        Assert.All(status.Segments, s => Assert.Equal(PartState.Ok, s.Parts[0].State));
        Assert.All(status.Segments.SelectMany(s => s.Parts.Skip(1)), p => Assert.Equal((PartState.NotChecked, "only checksums were asked for"), (p.State, p.Note)));
    }

    [Fact]
    public void Check_of_one_damaged_part_still_checks_the_others()
    {
        using var directory = InspectedIndex.Create(compound: false);
        foreach (var file in (string[])["_0.nvm", "_0.fdm"])
        {
            directory.SetFile(file, directory.GetFile(file).AsSpan(0, 20));
        }

        var status = CheckIndex.Check(directory);
        Assert.True(status.Segments[1].IsClean);
        var damaged = status.Segments[0].Parts.Where(p => p.State == PartState.Damaged).Select(p => p.Part);
        Assert.Equal([IndexPart.Files, IndexPart.Norms, IndexPart.StoredFields], damaged);
        Assert.Equal(["_0.fdm", "_0.nvm"], status.Segments[0].Parts[0].Errors.Select(e => e.File));
    }

    [Fact]
    public void Check_without_field_infos_says_what_it_did_not_check()
    {
        using var directory = InspectedIndex.Create(compound: false, docsPerSegment: 3);
        directory.DeleteFile("_0.fnm");
        var parts = CheckIndex.Check(directory).Segments[0].Parts;
        Assert.Equal(PartState.Damaged, parts[(int)IndexPart.FieldInfos].State);
        Assert.All(parts.Skip((int)IndexPart.FieldInfos + 1), p => Assert.Equal((PartState.NotChecked, "the field infos cannot be read"), (p.State, p.Note)));
    }
}
