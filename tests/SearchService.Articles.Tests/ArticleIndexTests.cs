using System.Text;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleIndexTests : IDisposable
{
    private readonly ArticleFolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_without_an_index_builds_one()
    {
        _folder.Write("2024/a", "Red fox", "quality: 10");
        _folder.Write("b", "Blue fox");
        await using var index = await _folder.StartAsync();
        Assert.True(index.IsOpen);
        Assert.Equal(JobState.Succeeded, index.Jobs[0].State);
        Assert.Equal(new JobCounts(2, 2, 0, 0, 0), index.Jobs[0].Counts);
        Assert.Equal(100, index.Jobs[0].Progress.Percent);
        Assert.Equal(["2024/a", "b"], Ids(index, new ArticleSearch()).Order());
        Assert.Equal(["2024/a"], Ids(index, new ArticleSearch { Text = "red" }));
        Assert.Equal(2, index.Stats.Snapshot!.Articles);
        Assert.True(index.Stats.SizeBytes > 0);
    }

    [Fact]
    public void Search_before_there_is_an_index_says_so()
    {
        var index = new ArticleIndex(_folder.Options);
        Assert.False(index.IsOpen);
        Assert.Throws<IndexNotReadyException>(() => index.Search(new ArticleSearch()));
        Assert.Throws<IndexNotReadyException>(() => index.Find("a"));
        Assert.Null(index.Stats.Snapshot);
    }

    [Fact]
    public async Task Changed_mode_reads_only_what_changed_and_removes_what_vanished()
    {
        _folder.Write("keep", "Old stays");
        _folder.Write("edit", "Before");
        _folder.Write("gone", "Vanishes");
        await using (await _folder.StartAsync())
        {
        }

        _folder.Write("edit", "After the edit");
        _folder.Write("new", "Fresh");
        _folder.Delete("gone");
        await using var index = await _folder.StartAsync();
        Assert.Equal(new JobCounts(2, 2, 1, 1, 0), index.Jobs[0].Counts);
        Assert.Equal(["edit", "keep", "new"], Ids(index, new ArticleSearch()).Order());
        Assert.Empty(Ids(index, new ArticleSearch { Text = "before" }));
        Assert.Equal(["edit"], Ids(index, new ArticleSearch { Text = "after" }));
    }

    [Fact]
    public async Task Changed_mode_without_a_change_publishes_nothing()
    {
        _folder.Write("a", "Same");
        await using var index = await _folder.StartAsync();
        var version = index.Stats.Snapshot!.Version;
        File.SetLastWriteTimeUtc(Path.Combine(_folder.ArticlesPath, "a.md"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var touched = await Run(index, IndexMode.Changed);
        Assert.Equal(new JobCounts(1, 0, 1, 0, 0), touched.Counts);
        Assert.Equal(new JobCounts(0, 0, 1, 0, 0), (await Run(index, IndexMode.Changed)).Counts);
        Assert.Equal(version, index.Stats.Snapshot!.Version);
    }

    [Fact]
    public async Task Full_mode_reads_everything_and_publishes_once()
    {
        _folder.Write("a", "First");
        _folder.Write("b", "Second");
        await using var index = await _folder.StartAsync();
        var version = index.Stats.Snapshot!.Version;
        var job = await Run(index, IndexMode.Full);
        Assert.Equal(new JobCounts(2, 2, 0, 0, 0), job.Counts);
        Assert.Equal(version + 1, index.Stats.Snapshot!.Version);
        Assert.Equal(["a", "b"], Ids(index, new ArticleSearch()).Order());
    }

    [Fact]
    public async Task Bad_files_are_skipped_with_path_line_and_reason()
    {
        _folder.Write("good", "Fine");
        _folder.WriteFile("bad.md", "---\ntitle: \"never closed\n---\n");
        _folder.WriteFile("removed.md", "---\ntitle: Gone\nremoved: true\n---\n");
        await using var index = await _folder.StartAsync();
        var skipped = index.SkippedOf(index.Jobs[0].Id)!;
        Assert.Equal(["bad.md", "removed.md"], skipped.Select(s => s.Path));
        Assert.Equal(3, skipped[1].Line);
        Assert.StartsWith("removed", skipped[1].Reason, StringComparison.Ordinal);
        Assert.Equal(2, index.Jobs[0].Counts.Skipped);
        Assert.Equal(["good"], Ids(index, new ArticleSearch()));
    }

    [Fact]
    public async Task A_file_that_turns_bad_leaves_the_index()
    {
        _folder.Write("a", "Was fine");
        _folder.Write("b", "Stays");
        await using var index = await _folder.StartAsync();
        _folder.WriteFile("a.md", "no front matter any more");
        var job = await Run(index, IndexMode.Changed);
        Assert.Equal(new JobCounts(1, 0, 1, 1, 1), job.Counts);
        Assert.Equal(["b"], Ids(index, new ArticleSearch()));
    }

    [Fact]
    public async Task Strict_publishes_nothing_when_a_file_is_bad()
    {
        _folder.Write("a", "Old");
        await using var index = await _folder.StartAsync();
        _folder.Write("a", "New");
        _folder.WriteFile("bad.md", "nothing");
        var job = await Run(index, IndexMode.Changed, strict: true);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("strict", job.Error, StringComparison.Ordinal);
        Assert.Equal(["a"], Ids(index, new ArticleSearch { Text = "old" }));
        Assert.Equal(JobState.Succeeded, (await Run(index, IndexMode.Changed)).State);
        Assert.Equal(["a"], Ids(index, new ArticleSearch { Text = "new" }));
    }

    [Fact]
    public async Task A_missing_folder_fails_the_job_and_keeps_the_index()
    {
        _folder.Write("a", "Here");
        await using var index = await _folder.StartAsync();
        Directory.Delete(_folder.ArticlesPath, recursive: true);
        var job = await Run(index, IndexMode.Changed);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("Search:ArticlesPath", job.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.ArticlesPath, job.Error, StringComparison.Ordinal);
        Assert.Equal(["a"], Ids(index, new ArticleSearch()));
    }

    [Fact]
    public async Task Other_weights_rebuild_the_index_and_serve_the_old_one_meanwhile()
    {
        _folder.Write("a", "Title words", excerpt: "other");
        await using (await _folder.StartAsync())
        {
        }

        await using var index = await _folder.StartAsync(_folder.Options with { TitleWeight = 5 });
        Assert.Equal(new JobCounts(1, 1, 0, 0, 0), index.Jobs[0].Counts);
        Assert.Equal(["a"], Ids(index, new ArticleSearch { Text = "title" }));
    }

    [Fact]
    public async Task StartJob_while_one_runs_returns_it()
    {
        for (var i = 0; i < 300; i++)
        {
            _folder.Write($"a{i}", $"Number {i}");
        }

        await using var index = new ArticleIndex(_folder.Options);
        var first = index.StartJob(IndexMode.Full);
        var second = index.StartJob(IndexMode.Changed);
        Assert.Equal(first.Id, second.Id);
        await index.WaitForJobAsync(first.Id);
        Assert.NotEqual(first.Id, index.StartJob(IndexMode.Changed).Id);
    }

    [Fact]
    public async Task CancelJob_leaves_the_index_as_it_was()
    {
        _folder.Write("a", "Only one");
        await using var index = await _folder.StartAsync();
        for (var i = 0; i < 500; i++)
        {
            _folder.Write($"b{i}", $"Number {i}");
        }

        var job = index.StartJob(IndexMode.Full);
        Assert.True(index.CancelJob(job.Id));
        Assert.False(index.CancelJob("no-such-job"));
        Assert.Equal(JobState.Canceled, (await index.WaitForJobAsync(job.Id)).State);
        Assert.Equal(["a"], Ids(index, new ArticleSearch()));
    }

    [Fact]
    public async Task A_job_can_merge_the_index_into_one_segment()
    {
        _folder.Write("a", "First");
        _folder.Write("b", "Second");
        await using var index = await _folder.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            _folder.Write("a", $"First again {i}");
            _folder.Write($"c{i}", "More");
            await Run(index, IndexMode.Changed);
        }

        Assert.True(index.Stats.Segments > 1);
        var job = await index.WaitForJobAsync(index.StartJob(new JobRequest(IndexMode.Changed, MergeToOne: true)).Id);
        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal((1, 0), (index.Stats.Segments, index.Stats.DeletedDocuments));
        Assert.Equal(["a", "b", "c0", "c1", "c2"], Ids(index, new ArticleSearch()).Order());
    }

    [Fact]
    public async Task Find_returns_the_article_with_linked_related_ones()
    {
        _folder.Write("a", "First story", "webUrl: \"https://example.com/a\"\nrelated:\n  - title: \"Second story\"\n    webUrl: \"https://example.com/b\"\n  - title: \"Elsewhere\"\n    webUrl: \"https://example.com/c\"");
        _folder.Write("b", "Second story", "webUrl: \"https://example.com/b\"\nsecured: \"abcdef;ghijkl\"");
        await using var index = await _folder.StartAsync();
        var article = index.Find("a")!;
        Assert.Equal("a", article.Id);
        Assert.Contains("First story", Encoding.UTF8.GetString(article.Source.Span), StringComparison.Ordinal);
        var related = Encoding.UTF8.GetString(article.Related.Span);
        Assert.Contains("""{"id":"b","title":"Second story",""", related, StringComparison.Ordinal);
        Assert.Contains("""{"title":"Elsewhere",""", related, StringComparison.Ordinal);
        Assert.Equal("[]", Encoding.UTF8.GetString(index.Find("b")!.Related.Span));
        Assert.Null(index.Find("c"));
        Assert.Null(index.Find("A"));
    }

    [Fact]
    public async Task Searches_while_full_jobs_run_never_see_a_half_built_index()
    {
        for (var i = 0; i < 200; i++)
        {
            _folder.Write($"a{i}", $"Common number {i}");
        }

        await using var index = await _folder.StartAsync();
        using var stop = new CancellationTokenSource();
        var searching = Task.Run(() =>
        {
            var searches = 0;
            while (!stop.IsCancellationRequested)
            {
                Assert.Equal(200, index.Search(new ArticleSearch { Text = "common" }).Total);
                searches++;
            }

            return searches;
        });
        for (var round = 0; round < 5; round++)
        {
            Assert.Equal(JobState.Succeeded, (await Run(index, IndexMode.Full)).State);
        }

        await stop.CancelAsync();
        Assert.True(await searching > 0);
    }

    [Fact]
    public async Task Search_lists_every_selected_value_even_one_that_no_article_has()
    {
        _folder.Write("a", "Red fox", "topics:\n  - Foxes\n  - Woods\nprovider:\n  name: The Den\n  domain: den.example");
        _folder.Write("b", "Blue whale", "topics:\n  - Whales");
        await using var index = await _folder.StartAsync();
        var page = index.Search(new ArticleSearch
        {
            Text = "fox",
            Facets = [Facet.Topic, Facet.Provider],
            FacetSize = 1,
            Filters =
            [
                new FacetFilter(Facet.Topic, ["woods", "WHALES", "Nowhere"], []),
                new FacetFilter(Facet.Provider, ["den.example"], []),
            ],
        });
        Assert.Equal(1, page.Total);
        Assert.Equal(
            [new FacetValue("Foxes", 1, false), new FacetValue("Woods", 1, true), new FacetValue("Nowhere", 0, true), new FacetValue("Whales", 0, true)],
            page.Facets[Facet.Topic].Values);
        Assert.Equal((2, 0L), (page.Facets[Facet.Topic].Distinct, page.Facets[Facet.Topic].Other));
        Assert.Equal([new FacetValue("The Den", 1, false)], page.Facets[Facet.Provider].Values);
    }

    private async Task<JobStatus> Run(ArticleIndex index, IndexMode mode, bool strict = false) =>
        await _folder.RunAsync(index, new JobRequest(mode, strict));

    private static IEnumerable<string> Ids(ArticleIndex index, ArticleSearch search) => index.Search(search).Hits.Select(h => h.Id);
}
