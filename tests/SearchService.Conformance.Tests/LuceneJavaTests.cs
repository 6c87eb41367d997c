using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>The Lucene side itself: it compiles, answers, and says so when a request fails.</summary>
public sealed class LuceneJavaTests(LuceneJava lucene)
{
    [Theory]
    [InlineData("mixed")]
    [InlineData("stored")]
    public void Scenario_of_lucene_is_clean(string scenario) => lucene.AssertClean(lucene.Scenarios.PathOf(scenario));

    [Fact]
    public void Full_and_digest_dump_name_the_same_sections()
    {
        var index = lucene.Scenarios.PathOf("mixed");
        var full = lucene.Call("dump", index, "full").Lines.Where(line => line.StartsWith("== ", StringComparison.Ordinal)).Select(line => line[3..]);
        var digest = lucene.Call("dump", index, "digest").Lines.Select(line => line[..line.IndexOf(" lines=", StringComparison.Ordinal)]);
        Assert.Equal(full, digest);
    }

    [Fact]
    public void Damage_is_not_clean()
    {
        var index = lucene.Scenarios.CopyOf(lucene.Scenarios.PathOf("stored"));
        var data = Path.Combine(index, "_0.fdt");
        var bytes = File.ReadAllBytes(data);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(data, bytes);
        Assert.Equal(1, lucene.Call("check", index).ExitCode);
    }

    [Fact]
    public void Request_that_fails_throws_with_the_reason()
    {
        lucene.Call("check", lucene.Scenarios.PathOf("mixed"));
        var failure = Assert.Throws<InvalidOperationException>(() => lucene.Call("polish"));
        Assert.Contains("unknown verb polish", failure.Message, StringComparison.Ordinal);
    }
}
