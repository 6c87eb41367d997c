using System.Buffers.Binary;
using System.Net.Http.Json;
using System.Text.Json;
using SearchService.Cli;
using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Tests;

/// <summary>The real program, started on an index that is damaged or not its own.</summary>
public sealed class DamagedIndexProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("newest commit damaged", "checksum")]
    [InlineData("every commit damaged", "is damaged")]
    [InlineData("data file cut", "is damaged")]
    [InlineData("data file removed", "is missing")]
    [InlineData("later format", "cannot be used: segments version 11")]
    [InlineData("somebody else's", "cannot be used: it was not written by this program")]
    [InlineData("folder in place of a file", "is damaged")]
    [InlineData("empty folder", "there is no index yet")]
    public async Task Program_stays_up_says_what_is_wrong_and_builds_the_index_anew(string damage, string logged)
    {
        await BuildAsync();
        Damage(damage);

        await using var program = await RunningProgram.StartAsync(_folder);
        using var client = new HttpClient { BaseAddress = program.Address };
        var stats = await ReadAsync(client, "/stats");
        while (stats.RootElement.GetProperty("health").GetProperty("state").GetString() != "sound")
        {
            Assert.DoesNotContain(_folder.Path, stats.RootElement.GetRawText(), StringComparison.Ordinal);
            Assert.Equal(200, (int)(await client.GetAsync("/health/live", Cancellation)).StatusCode);
            stats = await ReadAsync(client, "/stats");
        }

        var found = await ReadAsync(client, "/search?q=publication");
        Assert.Equal(2, found.RootElement.GetProperty("total").GetInt32());
        var log = await program.StopAsync();
        Assert.Contains(logged, log, StringComparison.Ordinal);
        Assert.Equal(0, await CommandLine.RunAsync(["check", .. _folder.Settings], new StringWriter(), new StringWriter(), Cancellation));
    }

    [Fact]
    public async Task File_in_place_of_the_folder_ends_the_program_with_the_setting_that_is_wrong()
    {
        File.WriteAllText(_folder.IndexPath, "no folder");
        var error = new StringWriter();

        Assert.NotEqual(0, await CommandLine.RunAsync(["serve", .. _folder.Settings, "--urls=http://127.0.0.1:0"], new StringWriter(), error, Cancellation));
        Assert.Contains("Search:IndexPath", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<JsonDocument> ReadAsync(HttpClient client, string url) =>
        (await client.GetFromJsonAsync<JsonDocument>(url, Cancellation))!;

    private async Task BuildAsync()
    {
        _folder.AddArticle("a", "A publication");
        await CommandLine.RunAsync(["index", .. _folder.Settings], new StringWriter(), new StringWriter(), Cancellation);
        _folder.AddArticle("b", "A second publication");
        await CommandLine.RunAsync(["index", .. _folder.Settings], new StringWriter(), new StringWriter(), Cancellation);
    }

    private void Damage(string damage)
    {
        var commits = Directory.GetFiles(_folder.IndexPath, "segments_*").Order(StringComparer.Ordinal).ToArray();
        var data = Directory.GetFiles(_folder.IndexPath, "*.doc").Max(StringComparer.Ordinal)!;
        switch (damage)
        {
            case "newest commit damaged":
                Change(commits[^1], bytes => bytes[^30] ^= 1, seal: false);
                break;
            case "every commit damaged":
                Array.ForEach(commits, commit => File.WriteAllBytes(commit, []));
                break;
            case "data file cut":
                File.WriteAllBytes(data, File.ReadAllBytes(data)[..40]);
                break;
            case "data file removed":
                File.Delete(data);
                break;
            case "later format":
                Array.ForEach(commits, commit => Change(commit, bytes => bytes[4 + 1 + "segments".Length + 3]++, seal: true));
                break;
            case "folder in place of a file":
                File.Delete(data);
                Directory.CreateDirectory(data);
                break;
            default:
                Directory.Delete(_folder.IndexPath, recursive: true);
                Directory.CreateDirectory(_folder.IndexPath);
                WriteForeign(damage);
                break;
        }
    }

    private void WriteForeign(string damage)
    {
        if (damage == "somebody else's")
        {
            using var directory = new MMapDirectory(_folder.IndexPath);
            using var writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()));
            writer.AddDocument([new TextField("body", "somebody else's words")]);
            writer.Commit();
        }
    }

    private static void Change(string file, Action<byte[]> change, bool seal)
    {
        var bytes = File.ReadAllBytes(file);
        change(bytes);
        if (seal)
        {
            var covered = bytes.Length - sizeof(long);
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(covered), Crc32.Append(0, bytes.AsSpan(0, covered)));
        }

        File.WriteAllBytes(file, bytes);
    }
}
