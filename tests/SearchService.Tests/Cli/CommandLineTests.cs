using System.Text.Json;
using SearchService.Cli;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public CommandLineTests()
    {
        _folder.AddArticle("2024/trams", "Trams return", "provider:\n  name: Harbour Post\n");
        _folder.AddArticle("2024/wind", "Wind farm grows");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("serve", "--help")]
    [InlineData("index", "--help")]
    [InlineData("search", "--help")]
    [InlineData("check", "--help")]
    public async Task Help_is_there_for_every_verb(params string[] args)
    {
        var (exitCode, output, _) = await RunAsync(args);

        Assert.Equal(0, exitCode);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serv")]
    [InlineData("index", "--ful")]
    [InlineData("check", "everything")]
    public async Task Unknown_words_get_help_and_exit_code_1(params string[] args)
    {
        var (exitCode, output, error) = await RunAsync(args);

        Assert.Equal(1, exitCode);
        Assert.Contains(args[^1], error, StringComparison.Ordinal);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("index")]
    [InlineData("search")]
    [InlineData("check")]
    public async Task Bad_settings_end_every_verb_with_a_message(string verb)
    {
        var (exitCode, _, error) = await RunAsync(verb, "--Search:TitleWeight=0", "--Search:QualityWeight=x");

        Assert.Equal(1, exitCode);
        Assert.Equal(
            ["Search:QualityWeight must be a number from 0 to 10, but is 'x'.", "Search:TitleWeight must be an integer from 1 to 20, but is '0'."],
            error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Serve_says_when_it_cannot_listen()
    {
        var (exitCode, _, error) = await RunAsync(["serve", .. _folder.Settings, "--urls=http://192.0.2.1:1"]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("urls: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_builds_and_prints_the_counts()
    {
        var (exitCode, output, _) = await RunAsync(["index", .. _folder.Settings]);

        Assert.Equal(0, exitCode);
        Assert.Contains("succeeded: 2 read, 2 indexed, 0 unchanged, 0 removed, 0 skipped", output, StringComparison.Ordinal);
        Assert.Contains("done: 2 of 2 files (100 %)", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task Index_reads_changed_files_only_unless_told_otherwise()
    {
        await RunAsync(["index", .. _folder.Settings]);
        _folder.AddArticle("new", "News");

        Assert.Contains("1 indexed, 2 unchanged", (await RunAsync(["index", .. _folder.Settings])).Output, StringComparison.Ordinal);
        Assert.Contains("3 indexed, 0 unchanged", (await RunAsync(["index", "--full", .. _folder.Settings])).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Index_names_skipped_files_and_fails_on_them_when_strict(bool strict, int expectedExitCode)
    {
        File.WriteAllText(Path.Combine(_folder.ArticlesPath, "bad.md"), "---\ntitle: [\n---\n");

        var (exitCode, output, _) = await RunAsync(["index", .. strict ? ["--strict"] : Array.Empty<string>(), .. _folder.Settings]);

        Assert.Equal(expectedExitCode, exitCode);
        Assert.Contains("skipped bad.md", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_prints_a_table()
    {
        await RunAsync(["index", .. _folder.Settings]);

        var (exitCode, output, _) = await RunAsync(["search", "trams", .. _folder.Settings]);

        Assert.Equal(0, exitCode);
        Assert.Contains("Trams return", output, StringComparison.Ordinal);
        Assert.Contains("Harbour Post", output, StringComparison.Ordinal);
        Assert.Contains("2024/trams", output, StringComparison.Ordinal);
        Assert.Contains("1 of 2 articles", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Wind farm", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_says_what_it_searched_for_when_a_word_is_respelled()
    {
        await RunAsync(["index", .. _folder.Settings]);

        Assert.Contains("Searched for Trams instead of Trasm.", (await RunAsync(["search", "Trasm", .. _folder.Settings])).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("instead of", (await RunAsync(["search", "Trasm", "--typo=off", .. _folder.Settings])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_prints_the_json_of_the_route()
    {
        await RunAsync(["index", .. _folder.Settings]);
        await using var service = await RunningService.StartAsync(_folder.Settings);

        var (_, output, _) = await RunAsync(["search", "--json", "--size", "1", "--sort", "newest", "--facet-size=5", .. _folder.Settings]);

        var printed = JsonSerializer.Deserialize(output, ApiJsonContext.Default.SearchResponse)!;
        var answered = await service.GetAsync<SearchResponse>("/search?size=1&sort=newest&facetSize=5");
        Assert.Equal((answered.Total, answered.Size), (printed.Total, printed.Size));
        Assert.Equal(answered.Hits.Select(hit => hit.Id), printed.Hits.Select(hit => hit.Id));
    }

    [Fact]
    public async Task Search_says_what_is_wrong_with_options()
    {
        var (exitCode, _, error) = await RunAsync(["search", "--size", "x", "--sort=date", .. _folder.Settings]);

        Assert.Equal(1, exitCode);
        Assert.Contains("size must be an integer", error, StringComparison.Ordinal);
        Assert.Contains("sort must be one of", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("check")]
    public async Task Verbs_that_read_say_that_there_is_no_index_and_make_none(string verb)
    {
        var (exitCode, _, error) = await RunAsync([verb, .. _folder.Settings]);

        Assert.Equal(1, exitCode);
        Assert.Contains("There is no index", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.IndexPath));
    }

    [Fact]
    public async Task Check_of_a_sound_index_ends_with_0()
    {
        await RunAsync(["index", .. _folder.Settings]);

        var (exitCode, output, _) = await RunAsync(["check", .. _folder.Settings]);

        Assert.Equal(0, exitCode);
        Assert.Contains("_0 terms: sound", output, StringComparison.Ordinal);
        Assert.DoesNotContain("DAMAGED", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_finds_a_changed_byte_in_every_file()
    {
        await RunAsync(["index", .. _folder.Settings]);
        _folder.AddArticle("later", "A second publication");
        await RunAsync(["index", .. _folder.Settings]);
        Assert.Equal(2, Directory.GetFiles(_folder.IndexPath, "segments_*").Length);
        foreach (var file in Directory.GetFiles(_folder.IndexPath).Where(file => Path.GetFileName(file) != "write.lock"))
        {
            var bytes = File.ReadAllBytes(file);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(file, bytes);

            var (exitCode, output, _) = await RunAsync(["check", "--fast", .. _folder.Settings]);

            Assert.True(exitCode == 1, $"{Path.GetFileName(file)}: {output}");
            Assert.Contains("DAMAGED", output, StringComparison.Ordinal);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(file, bytes);
        }
    }

    [Fact]
    public async Task Search_of_a_damaged_index_says_what_is_damaged_and_index_mends_it()
    {
        await RunAsync(["index", .. _folder.Settings]);
        File.WriteAllBytes(Directory.GetFiles(_folder.IndexPath, "*.tim")[0], [1, 2, 3]);

        var (exitCode, _, error) = await RunAsync(["search", "words", .. _folder.Settings]);
        Assert.Equal(1, exitCode);
        Assert.Contains(".tim", error, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync(["index", .. _folder.Settings])).ExitCode);
        (exitCode, _, error) = await RunAsync(["search", "words", .. _folder.Settings]);
        Assert.Equal((0, ""), (exitCode, error));
    }

    [Fact]
    public async Task Check_of_an_index_without_its_commit_finds_damage()
    {
        await RunAsync(["index", .. _folder.Settings]);
        var commits = Directory.GetFiles(_folder.IndexPath, "segments_*");
        Assert.NotEmpty(commits);
        Array.ForEach(commits, File.Delete);

        var (exitCode, output, _) = await RunAsync(["check", .. _folder.Settings]);

        Assert.Equal(1, exitCode);
        Assert.Contains("DAMAGED", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), error.ToString());
    }
}
