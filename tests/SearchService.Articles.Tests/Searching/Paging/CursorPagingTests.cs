using SearchService.Testing;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Pages behind cursors while jobs publish one version after another, and how long versions stay for them.</summary>
public sealed class CursorPagingTests : IDisposable
{
    private static readonly ArticleSearch[] Walks =
    [
        new(),
        new() { Text = "fox" },
        new() { Text = "red fox", Words = WordsMode.Any, QualityWeight = 2 },
        new() { Text = "red whale" },
        new() { Text = "fox", Sort = ArticleSort.Newest },
        new() { Sort = ArticleSort.Oldest, Filters = [new FacetFilter(Facet.Type, ["video"], [])] },
        new() { Sort = ArticleSort.Quality },
        new() { Text = "fox", Sort = ArticleSort.Heat, MinQuality = 10 },
        new() { Sort = ArticleSort.Relevance, From = new DateTimeOffset(2024, 5, 3, 0, 0, 0, TimeSpan.Zero) },
    ];

    private readonly ArticleFolderFixture _folder = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(59)]
    [InlineData(60)]
    public async Task Pages_are_one_list_whatever_jobs_do(int size)
    {
        WriteFoxes(60);
        await using var index = await StartAsync();
        var walks = Walks.Select(search => new CursorWalk(index, search, size)).ToList();
        for (var round = 0; walks.Exists(walk => !walk.IsAtEnd); round++)
        {
            if (round < 4)
            {
                _folder.Write($"fox {round}", $"Red fox again {round}");
                _folder.Delete($"fox {10 + round}");
                await RunAsync(index, round % 2 == 0 ? IndexMode.Changed : IndexMode.Full);
            }

            walks.ForEach(walk => walk.Step());
        }

        Assert.All(walks, walk => walk.AssertComplete());
    }

    [Fact]
    public async Task A_page_by_number_has_a_cursor_where_more_follow()
    {
        WriteFoxes(10);
        await using var index = await StartAsync();
        var second = index.Search(new ArticleSearch { Size = 3, Page = 2 });
        var behind = index.Search(new ArticleSearch { Size = 5, Cursor = Parse(second.NextCursor) });
        Assert.Equal(3, behind.Page);
        Assert.Null(behind.NextCursor is null ? null : index.Search(new ArticleSearch { Size = 5, Cursor = Parse(behind.NextCursor) }).NextCursor);
        Assert.Equal(index.Search(new ArticleSearch { Size = 10 }).Hits.Skip(6).Select(h => h.Id), behind.Hits.Select(h => h.Id));
        Assert.Null(index.Search(new ArticleSearch { Size = 5, Page = 2 }).NextCursor);
        Assert.Null(index.Search(new ArticleSearch { Size = 5, Page = 9 }).NextCursor);
        Assert.Null(index.Search(new ArticleSearch { Size = 0 }).NextCursor);
        Assert.Null(index.Search(new ArticleSearch { Size = 0, Cursor = Parse(second.NextCursor) }).NextCursor);
    }

    [Fact]
    public async Task A_cursor_is_refused_by_another_search()
    {
        WriteFoxes(10);
        await using var index = await StartAsync();
        var search = new ArticleSearch { Text = "fox", Size = 2 };
        var next = Parse(index.Search(search).NextCursor);

        Assert.Equal(2, index.Search(search with { Cursor = next, Sort = ArticleSort.Relevance, Explain = true }).Hits.Count);
        Assert.Throws<CursorMismatchException>(() => index.Search(search with { Cursor = next, Text = "Fox" }));
        Assert.Throws<CursorMismatchException>(() => index.Search(search with { Cursor = next, Sort = ArticleSort.Newest }));
        Assert.Throws<CursorMismatchException>(() => index.Search(search with { Cursor = next with { DocId = 10 } }));
        Assert.Throws<CursorGoneException>(() => index.Search(search with { Cursor = new SearchCursor(next.Version, next.Ground + 1, next.Query) { Page = 2 } }));
    }

    [Fact]
    public async Task A_version_stays_for_a_time_after_its_last_use_and_then_goes_with_its_files()
    {
        WriteFoxes(10);
        await using var index = await StartAsync();
        var next = Parse(index.Search(new ArticleSearch { Size = 2 }).NextCursor);
        await ReplaceOnDiskAsync(index);
        for (var i = 0; i < 3; i++)
        {
            _time.Move(TimeSpan.FromSeconds(299));
            next = Parse(index.Search(new ArticleSearch { Size = 2, Cursor = next }).NextCursor);
        }

        var mapped = MappedFiles.Below(_folder.IndexPath);
        Assert.True(!MappedFiles.AreKnown || mapped.Any(MappedFiles.IsOfDeletedFile));
        _time.Move(TimeSpan.FromSeconds(301));
        Assert.Throws<CursorGoneException>(() => index.Search(new ArticleSearch { Size = 2, Cursor = next }));
        Assert.DoesNotContain(MappedFiles.Below(_folder.IndexPath), MappedFiles.IsOfDeletedFile);
        Assert.Equal(mapped.Where(file => !MappedFiles.IsOfDeletedFile(file)).Order(), MappedFiles.Below(_folder.IndexPath).Order());
    }

    [Fact]
    public async Task The_newest_version_stays_for_its_cursors_however_long()
    {
        WriteFoxes(10);
        await using var index = await StartAsync();
        var next = Parse(index.Search(new ArticleSearch { Size = 2 }).NextCursor);
        _time.Move(TimeSpan.FromDays(30));
        Assert.Equal(2, index.Search(new ArticleSearch { Size = 2, Cursor = next }).Page);
    }

    [Fact]
    public async Task A_version_without_cursors_goes_with_the_next_one()
    {
        WriteFoxes(3);
        await using var index = await StartAsync();
        Assert.Null(index.Search(new ArticleSearch()).NextCursor);
        await ReplaceOnDiskAsync(index);
        Assert.DoesNotContain(MappedFiles.Below(_folder.IndexPath), MappedFiles.IsOfDeletedFile);
    }

    [Fact]
    public async Task Versions_that_nobody_paged_through_go_first_and_then_those_used_longest_ago()
    {
        WriteFoxes(10);
        await using var index = await StartAsync(2);
        var cursors = new List<SearchCursor>();
        for (var i = 0; i < 4; i++)
        {
            _time.Move(TimeSpan.FromSeconds(1));
            cursors.Add(Parse(index.Search(new ArticleSearch { Size = 2 }).NextCursor));
            if (i < 2)
            {
                index.Search(new ArticleSearch { Size = 2, Cursor = cursors[i] });
            }

            await RunAsync(index, IndexMode.Full);
        }

        Assert.Equal([true, true, false, false], cursors.Select(c => IsThere(index, c)));
        _time.Move(TimeSpan.FromSeconds(1));
        Assert.True(IsThere(index, cursors[0]));
        _time.Move(TimeSpan.FromSeconds(1));
        cursors.Add(Parse(index.Search(new ArticleSearch { Size = 2 }).NextCursor));
        Assert.True(IsThere(index, cursors[4]));
        await RunAsync(index, IndexMode.Full);
        Assert.Equal([true, false, false, false, true], cursors.Select(c => IsThere(index, c)));
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(300, 0)]
    public async Task Without_time_or_number_only_the_newest_version_serves_cursors(int seconds, int versions)
    {
        WriteFoxes(10);
        var limits = new ArticleLimits { CursorKeepAlive = TimeSpan.FromSeconds(seconds), MaxPinnedVersions = versions };
        await using var index = await StartAsync(limits);
        var next = Parse(index.Search(new ArticleSearch { Size = 2 }).NextCursor);
        Assert.True(IsThere(index, next));
        await RunAsync(index, IndexMode.Full);
        Assert.False(IsThere(index, next));
        Assert.DoesNotContain(MappedFiles.Below(_folder.IndexPath), MappedFiles.IsOfDeletedFile);
    }

    [Fact]
    public async Task A_restart_keeps_the_cursors_of_the_newest_version_alone()
    {
        WriteFoxes(10);
        SearchCursor old, next;
        await using (var index = await StartAsync())
        {
            old = Parse(index.Search(new ArticleSearch { Size = 2 }).NextCursor);
            await RunAsync(index, IndexMode.Full);
            next = Parse(index.Search(new ArticleSearch { Size = 2 }).NextCursor);
        }

        Assert.Empty(MappedFiles.Below(_folder.IndexPath));
        await using (var index = await StartAsync())
        {
            Assert.True(IsThere(index, next));
            Assert.False(IsThere(index, old));
        }

        await using (var index = await StartAsync(_folder.Options with { QualityPivot = 60 }))
        {
            Assert.False(IsThere(index, next));
        }
    }

    [Fact]
    public async Task A_rebuilt_index_with_the_same_number_is_another_version()
    {
        WriteFoxes(10);
        SearchCursor next;
        await using (var index = await StartAsync())
        {
            next = Parse(index.Search(new ArticleSearch { Size = 2 }).NextCursor);
        }

        Directory.Delete(_folder.IndexPath, recursive: true);
        await using var rebuilt = await StartAsync();
        Assert.Equal(next.Version.Generation, rebuilt.Stats.Snapshot!.Version);
        Assert.False(IsThere(rebuilt, next));
    }

    [Fact]
    public async Task Walks_side_by_side_each_stay_in_their_version_while_full_jobs_run()
    {
        WriteFoxes(40);
        await using var index = await StartAsync();
        using var stop = new CancellationTokenSource();
        var walks = Enumerable.Range(1, 3).Select(size => Task.Run(() =>
        {
            do
            {
                var walk = new CursorWalk(index, new ArticleSearch { Text = "fox" }, size * 3);
                while (!walk.IsAtEnd)
                {
                    walk.Step();
                }

                walk.AssertComplete();
            }
            while (!stop.IsCancellationRequested);
        })).ToArray();
        for (var round = 0; round < 6; round++)
        {
            _folder.Write($"new {round}", "Another fox");
            await RunAsync(index, IndexMode.Full);
        }

        await stop.CancelAsync();
        await Task.WhenAll(walks);
        _time.Move(TimeSpan.FromSeconds(301));
        Assert.DoesNotContain(MappedFiles.Below(_folder.IndexPath), MappedFiles.IsOfDeletedFile);
    }

    private static bool IsThere(ArticleIndex index, SearchCursor cursor)
    {
        try
        {
            return index.Search(new ArticleSearch { Size = 0, Cursor = cursor }).Page == 2;
        }
        catch (CursorGoneException)
        {
            return false;
        }
    }

    private static SearchCursor Parse(string? text) =>
        SearchCursor.TryParse(text ?? "", out var cursor) ? cursor : throw new ArgumentException($"no cursor: {text}", nameof(text));

    private static async Task RunAsync(ArticleIndex index, IndexMode mode) =>
        Assert.Equal(JobState.Succeeded, (await index.WaitForJobAsync(index.StartJob(mode).Id)).State);

    // The publication before the newest keeps its files on disk: the files of the one of before go with the second.
    private static async Task ReplaceOnDiskAsync(ArticleIndex index)
    {
        await RunAsync(index, IndexMode.Full);
        await RunAsync(index, IndexMode.Full);
    }

    // Ties in every order, values that are missing, and scores that differ only by quality.
    private void WriteFoxes(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var quality = i % 4 == 0 ? "" : $"quality: {i % 3 * 20}\n";
            var date = i % 5 == 0 ? "" : $"publishedDateTime: 2024-05-{1 + (i % 7):00}T09:30:00Z\n";
            _folder.Write($"fox {i}", i % 2 == 0 ? "Red fox" : "Blue fox", $"{quality}{date}heat: {(i % 6 == 0 ? -1 : i % 2)}\ntype: {(i % 3 == 0 ? "video" : "article")}");
        }
    }

    private Task<ArticleIndex> StartAsync(int versions = 8) => StartAsync(new ArticleLimits { MaxPinnedVersions = versions });

    private Task<ArticleIndex> StartAsync(ArticleLimits limits) => StartAsync(_folder.Options with { Limits = limits });

    private async Task<ArticleIndex> StartAsync(ArticleIndexOptions options)
    {
        var index = new ArticleIndex(options, _time);
        index.Start();
        await index.WaitForJobAsync(index.Jobs[0].Id);
        return index;
    }
}
