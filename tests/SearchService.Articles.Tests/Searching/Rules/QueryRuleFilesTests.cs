using SearchService.Testing;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class QueryRuleFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("searchservice-");
    private readonly ManualTime _time = new();
    private readonly List<string> _log = [];

    private string Synonyms => Path.Join(_folder.FullName, "syn.txt");

    private string StopWords => Path.Join(_folder.FullName, "stop.txt");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Current_without_files_has_no_rules()
    {
        var files = Open();
        Assert.Same(QueryRules.None, files.Current);
        Assert.Equal(new QueryRulesStatus(0, 0, null, null), files.Status);
        Assert.Empty(_log);
    }

    [Fact]
    public void Current_follows_files_that_come_change_and_go()
    {
        var files = Open();
        Write(Synonyms, "m, b\nc, d");
        Assert.Equal((0, 2), (files.Current.Synonyms.Count, Later(files).Synonyms.Count));
        var first = files.Current.Version;
        Write(StopWords, "about");
        Assert.Equal(["about"], Later(files).StopWords);
        Assert.NotEqual(first, files.Current.Version);
        Write(Synonyms, "m, b");
        Assert.Equal(1, Later(files).Synonyms.Count);

        // As editors and deployments do it: another file takes the name.
        Write(Synonyms + ".new", "x, y\nz, w\nq, p");
        File.Move(Synonyms + ".new", Synonyms, overwrite: true);
        Assert.Equal(3, Later(files).Synonyms.Count);
        File.Delete(Synonyms);
        File.Delete(StopWords);
        Assert.Equal((0, 0, ""), (Later(files).Synonyms.Count, files.Current.StopWords.Count, files.Current.Version));
        Assert.Null(files.Status.LoadedAt);
    }

    [Fact]
    public void Current_finds_a_change_that_leaves_length_and_time()
    {
        Write(Synonyms, "m, b");
        var files = Open();
        var time = File.GetLastWriteTimeUtc(Synonyms);
        Write(Synonyms, "m, c");
        File.SetLastWriteTimeUtc(Synonyms, time);
        Assert.Equal("c", Assert.Single(Later(files).Synonyms.Longest(["m"], 0)!.Alternatives).Key);
    }

    [Fact]
    public void Current_looks_once_a_second()
    {
        var files = Open();
        Write(Synonyms, "m, b");
        _time.Move(TimeSpan.FromSeconds(0.9));
        Assert.Equal(0, files.Current.Synonyms.Count);
        _time.Move(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, files.Current.Synonyms.Count);
    }

    [Fact]
    public void A_bad_line_leaves_the_rules_as_they_were_and_is_told_once()
    {
        Write(Synonyms, "m, b");
        var files = Open();
        var before = files.Current;
        Write(Synonyms, "c, d\nx =>");
        Assert.Equal(before, Later(files));
        Later(files);
        Assert.Equal("syn.txt, line 2: there is nothing right of =>", files.Status.Error);
        Assert.Single(_log, line => line.Contains("line 2", StringComparison.Ordinal));
        Assert.DoesNotContain(_log, line => line.Contains(_folder.FullName, StringComparison.Ordinal));
        Write(Synonyms, "c, d\nx => y");
        Assert.Equal(2, Later(files).Synonyms.Count);
        Assert.Null(files.Status.Error);

        // Back to what was read last, by way of an error.
        Write(Synonyms, "=>");
        Assert.NotNull((Later(files), files.Status.Error).Error);
        Write(Synonyms, "c, d\nx => y");
        Assert.Equal((2, null), (Later(files).Synonyms.Count, files.Status.Error));
    }

    [Fact]
    public void A_bad_file_at_the_start_means_no_rules()
    {
        Write(Synonyms, "m => b => c");
        Write(StopWords, "fine");
        var files = Open();
        Assert.Equal((0, 1), (files.Status.Synonyms, files.Status.StopWords));
        Assert.Equal("syn.txt, line 1: there are two arrows (=>)", files.Status.Error);
    }

    [Fact]
    public void A_file_that_is_too_large_or_unreadable_is_told()
    {
        File.WriteAllBytes(Synonyms, new byte[RuleLines.MaxBytes + 1]);
        var files = Open();
        Assert.Equal($"syn.txt, the file goes up to {RuleLines.MaxBytes} bytes", files.Status.Error);
    }

    [Fact]
    public async Task Current_is_one_whole_list_whatever_is_written_meanwhile()
    {
        // In each version every rule leads to the version's own word.
        void WriteVersion(int version)
        {
            Write(Synonyms + ".new", string.Join('\n', Enumerable.Range(0, 200).Select(i => $"w{i} => v{version}")));
            File.Move(Synonyms + ".new", Synonyms, overwrite: true);
        }

        WriteVersion(0);
        var files = new QueryRuleFiles(Options, new RacingTime(), (_, _) => { });
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var seen = 0;
            while (!stop.IsCancellationRequested)
            {
                var rules = files.Current.Synonyms;
                var targets = Enumerable.Range(0, 200).Select(i => rules.Longest([$"w{i}"], 0)!.Alternatives.Single().Key).Distinct();
                Assert.Single(targets);
                seen++;
            }

            return seen;
        }, TestContext.Current.CancellationToken)).ToArray();
        for (var version = 1; version <= 50; version++)
        {
            WriteVersion(version);
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), seen => Assert.True(seen > 0));
        Assert.Equal("v50", files.Current.Synonyms.Longest(["w0"], 0)!.Alternatives.Single().Key);
    }

    private ArticleIndexOptions Options => new() { ArticlesPath = "", IndexPath = "", SynonymsPath = Synonyms, StopWordsPath = StopWords };

    private QueryRuleFiles Open() => new(Options, _time, (line, _) => _log.Add(line));

    private QueryRules Later(QueryRuleFiles files)
    {
        _time.Move(TimeSpan.FromSeconds(1));
        return files.Current;
    }

    private static void Write(string path, string text) => File.WriteAllText(path, text);

    // A second passes between any two looks at the clock.
    private sealed class RacingTime : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
    }
}
