using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Broken and malicious files beside good ones: each costs itself at most, and no secret comes through.</summary>
public sealed class HostileArticlesTests : IDisposable
{
    // Passed over without a word: another kind of file, a hidden file, a folder (which is looked into).
    private static readonly string[] Silent = ["draft.md~", ".hidden.md", "special-folder.md"];

    private readonly ArticleFolderFixture _folder = new();
    private readonly ConcurrentQueue<string> _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Hostile_files_harm_nobody_and_secrets_stay_secret()
    {
        var hostile = new HostileArticles(_folder);
        await using var index = new ArticleIndex(_folder.Options, log: (line, error) => _log.Enqueue($"{line} {error}"));
        index.Start();
        var first = await index.WaitForJobAsync(index.Jobs[0].Id);
        var good = index.Search(new ArticleSearch()).Total;
        Assert.Equal(200, good + first.Counts.Skipped);

        var expectations = hostile.Add();
        var job = await index.WaitForJobAsync(index.StartJob(IndexMode.Changed).Id).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(JobState.Succeeded, job.State);
        var skipped = index.SkippedOf(job.Id)!;
        Assert.Equal(skipped.Count, skipped.DistinctBy(s => s.Path).Count());
        Assert.All(expectations, e => AssertExpected(index, e, skipped));
        Assert.Equal(0, index.Search(new ArticleSearch { Text = "canarydleak" }).Total);

        var articles = ReadAll(index);
        Assert.Equal(good + job.Counts.Indexed, articles.Count);
        AssertNoSecret(hostile.Secrets().Distinct().ToList(), articles, skipped);
        await AssertStable(index, job);
    }

    private static void AssertExpected(
        ArticleIndex index, (string Path, string Expected, string Word) file, IReadOnlyList<SkippedFile> skipped)
    {
        var id = Path.ChangeExtension(file.Path, null);
        var isIndexed = file.Path != "draft.md~" && index.Find(id) is not null;
        var isSkipped = skipped.Any(s => s.Path == file.Path);
        Assert.True(isIndexed != (isSkipped || Silent.Contains(file.Path)), $"{file.Path}: indexed {isIndexed}, skipped {isSkipped}");
        Assert.True(file.Expected == "either" || (file.Expected == "indexed") == isIndexed, $"{file.Path} must be {file.Expected}");
        if (file.Word == "-")
            return;
        var found = index.Search(new ArticleSearch { Text = file.Word }).Hits.Select(h => h.Id);
        Assert.Equal(isIndexed ? [id] : [], found);
    }

    // Every article by every way out, as text; all of it has to be JSON, all scores numbers.
    private static List<string> ReadAll(ArticleIndex index)
    {
        var articles = new List<string>();
        for (var page = 1; ; page++)
        {
            var hits = index.Search(new ArticleSearch { Page = page, Size = 100, Sort = ArticleSort.Relevance, QualityWeight = 10 }).Hits;
            foreach (var hit in hits)
            {
                Assert.True(float.IsFinite(hit.Score) && hit.Score >= 1, $"{hit.Id} has the score {hit.Score}");
                var details = index.Find(hit.Id)!;
                using var source = JsonDocument.Parse(hit.Source);
                using var related = JsonDocument.Parse(details.Related);
                Assert.Equal(hit.Source.ToArray(), details.Source.ToArray());
                articles.Add($"{hit.Id} {Strict.GetString(details.Source.Span)} {Strict.GetString(details.Related.Span)}");
            }

            if (hits.Count == 0)
                return articles;
        }
    }

    private static UTF8Encoding Strict => new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // A compressed block may break a long text up, so a stretch of each secret is looked for.
    private void AssertNoSecret(List<string> secrets, List<string> articles, IReadOnlyList<SkippedFile> skipped)
    {
        Assert.True(secrets.Count > 200);
        var files = Directory.EnumerateFiles(_folder.IndexPath).Select(file => Encoding.Latin1.GetString(ReadShared(file)));
        var everything = string.Join('\n', [.. articles, .. files, .. _log, .. skipped.Select(s => $"{s.Path} {s.Reason}")]);
        Assert.NotEmpty(_log);
        foreach (var secret in secrets)
        {
            for (var start = 0; start < secret.Length; start += 64)
            {
                var stretch = secret.AsSpan(start, Math.Min(16, secret.Length - start));
                Assert.False(stretch.Length >= 11 && everything.AsSpan().Contains(stretch, StringComparison.Ordinal), $"{stretch} came through");
            }
        }
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    // The choice is the same every time.
    private static async Task AssertStable(ArticleIndex index, JobStatus before)
    {
        var again = await index.WaitForJobAsync(index.StartJob(IndexMode.Full).Id).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(JobState.Succeeded, again.State);
        Assert.Equal(index.SkippedOf(before.Id), index.SkippedOf(again.Id));
        Assert.Equal(before.Counts.Indexed + before.Counts.Unchanged, again.Counts.Indexed);
    }
}
