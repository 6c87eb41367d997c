using SearchService.Engine.Inspection;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>Our CheckIndex judges as Lucene's does.</summary>
public sealed class CheckIndexTests(LuceneJava lucene)
{
    public static TheoryData<string> Scenarios => [.. LuceneScenarios.All];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Index_of_lucene_is_clean(string scenario)
    {
        using var directory = new MMapDirectory(lucene.Scenarios.PathOf(scenario));
        var status = CheckIndex.Check(directory);
        Assert.True(status.IsClean, string.Join('\n', status.Errors));
    }

    [Theory]
    [InlineData("sorted")]
    [InlineData("updates")]
    public void Flipped_bit_in_a_file_of_any_kind_is_found_by_both(string scenario)
    {
        var random = new Random(11);
        var path = lucene.Scenarios.CopyOf(lucene.Scenarios.PathOf(scenario));
        using var directory = new MMapDirectory(path);
        var files = Directory.GetFiles(path).Order(StringComparer.Ordinal).Where(file => new FileInfo(file).Length > 0);
        foreach (var file in files.GroupBy(Path.GetExtension).Select(kind => kind.First()))
        {
            var sound = File.ReadAllBytes(file);
            var damaged = (byte[])sound.Clone();
            var at = random.Next(damaged.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, damaged);
            Assert.True(lucene.Call("check", path).ExitCode == 1, $"Lucene finds {Path.GetFileName(file)} sound, byte {at} flipped");
            Assert.False(CheckIndex.Check(directory).IsClean, $"we find {Path.GetFileName(file)} sound, byte {at} flipped");
            File.WriteAllBytes(file, sound);
        }

        lucene.AssertClean(path);
    }
}
