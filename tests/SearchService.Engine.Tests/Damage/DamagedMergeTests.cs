using SearchService.Engine.Analysis;
using SearchService.Engine.Indexing;
using SearchService.Engine.Inspection;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Damage;

public sealed class DamagedMergeTests
{
    [Theory]
    [InlineData("_0.fdt")]
    [InlineData("_0.nvd")]
    [InlineData("_0_Lucene80_0.dvd")]
    [InlineData("_0_Lucene84_0.doc")]
    [InlineData("_0_Lucene84_0.pos")]
    [InlineData("_0_Lucene84_0.tim")]
    public void Merge_of_a_damaged_segment_fails_instead_of_giving_the_damage_a_right_checksum(string file)
    {
        using var directory = SampleIndex.Create(200, []);
        var sound = directory.GetFile(file);
        var damages = new IndexDamages(directory, new Dictionary<string, byte[]>(), directory);
        var damaged = damages.Flip(file, 8 * (sound.Length / 2), isSealed: false);
        directory.SetFile(file, damaged.Bytes);
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()) { MaxMergeThreads = 0 }))
        {
            var refusal = Assert.Throws<CorruptIndexException>(() => writer.ForceMerge(1));
            Assert.Contains(file[..2], refusal.Resource, StringComparison.Ordinal);
        }

        directory.SetFile(file, sound);
        Assert.True(CheckIndex.Check(directory).IsClean);
    }
}
