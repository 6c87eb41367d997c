using SearchService.Engine.Inspection;
using SearchService.Engine.Store;
using SearchService.Engine.Tests.Codecs;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Inspection;

public sealed class CheckIndexDamageTests
{
    private const int DocsPerSegment = 130;

    public static TheoryData<string> Damages { get; } = new("flip", "cut", "empty", "remove", "swap");

    [Theory]
    [MemberData(nameof(Damages))]
    public void Check_names_every_damaged_file(string damage) => CheckEveryFile(damage, compound: false, new CheckIndexOptions());

    [Theory]
    [MemberData(nameof(Damages))]
    public void Check_names_every_damaged_file_of_compound_segments(string damage) => CheckEveryFile(damage, compound: true, new CheckIndexOptions());

    [Theory]
    [MemberData(nameof(Damages))]
    public void Check_of_checksums_only_names_every_damaged_file(string damage) =>
        CheckEveryFile(damage, compound: false, new CheckIndexOptions { ChecksumsOnly = true });

    // Behind a right checksum there are bytes that mean something else but nothing impossible, such as letters of a stored text,
    // or a term's other positions.
    [Theory]
    [InlineData("doc", 0.5)]
    [InlineData("pos", 0)]
    [InlineData("tim", 0.3)]
    [InlineData("tip", 0.3)]
    [InlineData("tmd", 0.7)]
    [InlineData("nvd", 0)]
    [InlineData("nvm", 0.6)]
    [InlineData("dvd", 0.1)]
    [InlineData("dvm", 0.5)]
    [InlineData("fdt", 0.1)]
    [InlineData("fdx", 0.3)]
    [InlineData("fdm", 0.5)]
    [InlineData("fnm", 0.3)]
    [InlineData("liv", 0.7)]
    [InlineData("si", 0.1)]
    [InlineData("segments_2", 0.2)]
    public void Check_of_damage_behind_a_right_checksum_never_throws_and_mostly_finds_it(string kind, double leastShareFound)
    {
        const int seed = 20240607;
        const int trials = 12;
        using var directory = InspectedIndex.Create(compound: false, segments: 1, docsPerSegment: 1200);
        var file = Assert.Single(directory.ListAll(), f => f == kind || f.EndsWith("." + kind, StringComparison.Ordinal));
        var sound = directory.GetFile(file);
        var random = new Random(seed);
        var found = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var damaged = (byte[])sound.Clone();
            var bit = random.Next((sound.Length - CodecUtil.FooterLength) * 8);
            damaged[bit >> 3] ^= (byte)(1 << (bit & 7));
            SegmentFixture.Reseal(damaged);
            directory.SetFile(file, damaged);
            try
            {
                found += CheckIndex.Check(directory).IsClean ? 0 : 1;
            }
            catch (Exception e)
            {
                Assert.Fail($"{file}, bit {bit & 7} of byte {bit >> 3}, seed {seed}: {e}");
            }
        }

        Assert.True(found >= trials * leastShareFound, $"{file}: only {found} of {trials} damages were found, seed {seed}");
    }

    [Fact]
    public void Check_allocates_little_for_more_documents_than_the_files_can_hold()
    {
        using var directory = InspectedIndex.Create(compound: true, segments: 1, docsPerSegment: DocsPerSegment);
        var damaged = directory.GetFile("_0.si");
        var maxDoc = damaged.AsSpan().IndexOf((ReadOnlySpan<byte>)[0, 0, 0, DocsPerSegment, 1]);
        damaged[maxDoc] = 0x40;
        SegmentFixture.Reseal(damaged);
        directory.SetFile("_0.si", damaged);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var status = CheckIndex.Check(directory);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("more than all files of the segment can hold", status.Errors.First().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_of_checksums_only_finds_deletions_of_an_earlier_generation()
    {
        var earlier = new Dictionary<string, byte[]>();
        using var directory = SampleIndex.Create(200, earlier);
        directory.SetFile("_0_2.liv", earlier["_0_1.liv"]);
        Assert.False(CheckIndex.Check(directory, new CheckIndexOptions { ChecksumsOnly = true }).IsClean);
    }

    [Fact]
    public void Check_of_checksums_only_finds_a_file_of_the_segment_in_place_of_another()
    {
        using var directory = InspectedIndex.Create(compound: false, segments: 1, docsPerSegment: DocsPerSegment);
        directory.SetFile("_0.nvd", directory.GetFile("_0.fdt"));
        Assert.False(CheckIndex.Check(directory, new CheckIndexOptions { ChecksumsOnly = true }).IsClean);
    }

    private static void CheckEveryFile(string damage, bool compound, CheckIndexOptions options)
    {
        using var directory = InspectedIndex.Create(compound, docsPerSegment: DocsPerSegment);
        foreach (var file in directory.ListAll())
        {
            var sound = directory.GetFile(file);
            if (!Damage(directory, file, sound, damage))
            {
                continue;
            }

            var status = CheckIndex.Check(directory, options);
            Assert.False(status.IsClean, $"{damage} of {file} was not found");
            Assert.True(
                status.Errors.Any(e => e.File == file) || (damage == "remove" && file.StartsWith("segments", StringComparison.Ordinal)),
                $"{damage} of {file} is not named in: {string.Join('\n', status.Errors)}");
            directory.SetFile(file, sound);
        }

        Assert.True(CheckIndex.Check(directory, options).IsClean);
    }

    // False when the damage is none for this file.
    private static bool Damage(RamDirectory directory, string file, byte[] sound, string damage)
    {
        switch (damage)
        {
            case "flip":
                var flipped = (byte[])sound.Clone();
                flipped[flipped.Length / 2] ^= 0x10;
                directory.SetFile(file, flipped);
                return true;
            case "cut":
                directory.SetFile(file, sound.AsSpan(0, sound.Length - 1));
                return true;
            case "empty":
                directory.SetFile(file, []);
                return true;
            case "remove":
                directory.DeleteFile(file);
                return true;
            default:
                if (!file.StartsWith("_0", StringComparison.Ordinal))
                {
                    return false;
                }

                directory.SetFile(file, directory.GetFile("_1" + file[2..]));
                return true;
        }
    }
}
