using System.Diagnostics;
using System.Text;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleFolderTests
{
    [Fact]
    public void List_takes_known_endings_in_any_case_in_ordinal_order()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "b.md", "B.MD", "a.markdown", "c.yml", "sub/d.yaml", "sub/deep/e.txt", "draft.md~", "x.html", "md", "f.md.bak" })
            folder.Write(name);

        var listing = new ArticleFolder(folder.Root).List();

        Assert.Equal(["B.MD", "a.markdown", "b.md", "c.yml", "sub/d.yaml", "sub/deep/e.txt"], listing.Files.Select(f => f.Path));
        Assert.Equal(["B", "a", "b", "c", "sub/d", "sub/deep/e"], listing.Files.Select(f => f.Id));
        Assert.Empty(listing.Errors);
        Assert.True(listing.IsComplete);
    }

    [Fact]
    public void List_gives_size_time_and_a_path_to_open()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("sub/a.md");
        var time = new DateTime(2021, 3, 17, 1, 39, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, time);

        var file = Assert.Single(new ArticleFolder(folder.Root).List().Files);

        Assert.Equal(17, file.LengthBytes);
        Assert.Equal(time, file.ModifiedUtc);
        Assert.Equal(DateTimeKind.Utc, file.ModifiedUtc.Kind);
        Assert.Equal(path, file.FullPath);
        Assert.Equal("sub/a", new ArticleFileReader().Read(file).Article?.Id);
    }

    [Fact]
    public void List_odd_names_keep_their_spelling()
    {
        using var folder = new TemporaryFolder();
        string[] names = ["--help.md", "..double.md", "name with spaces.md", "percent%20name.md", "ümlaut.md"];
        foreach (var name in names)
            folder.Write(name);

        Assert.Equal(names.Order(StringComparer.Ordinal), new ArticleFolder(folder.Root).List().Files.Select(f => f.Path));
    }

    [Fact]
    public void List_hidden_files_and_folders_are_passed_over_in_silence()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { ".hidden.md", ".git/a.md", "..data/b.md", ".md" })
            folder.Write(name);

        var listing = new ArticleFolder(folder.Root).List();

        Assert.Empty(listing.Files);
        Assert.Empty(listing.Errors);
    }

    [Fact]
    public void List_same_id_goes_to_the_first_path()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "a.txt", "a.md", "a-b.md", "a.yml" })
            folder.Write(name);

        var listing = new ArticleFolder(folder.Root).List();

        Assert.Equal(["a-b.md", "a.md"], listing.Files.Select(f => f.Path));
        Assert.Equal(["a.txt duplicate-id", "a.yml duplicate-id"], Reasons(listing));
    }

    [Fact]
    public void List_folder_named_like_an_article_is_reported_and_walked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("folder.md/inner.md");

        var listing = new ArticleFolder(folder.Root).List();

        Assert.Equal(["folder.md/inner"], listing.Files.Select(f => f.Id));
        Assert.Equal(["folder.md not-a-file"], Reasons(listing));
    }

    [Fact]
    public void List_names_that_cannot_be_ids_are_reported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not allow these names.");
        using var folder = new TemporaryFolder();
        folder.Write("new\nline.md");
        folder.Write("...md");
        folder.Write("bad\nfolder/a.md");
        Run("sh", "-c", $"printf x > \"{folder.Root}/$(printf 'bytes-\\377\\376.md')\"");

        var listing = new ArticleFolder(folder.Root).List();

        // The runtime cannot delete a name that it cannot spell.
        Run("sh", "-c", $"rm \"{folder.Root}\"/bytes-*");
        Assert.Empty(listing.Files);
        Assert.Equal(
            ["...md bad-name", "bad\uFFFDfolder bad-name", "bytes-\uFFFD\uFFFD.md bad-name", "new\uFFFDline.md bad-name"],
            Reasons(listing));
    }

    [Fact]
    public void List_links_never_leave_the_folder_or_lead_in_circles()
    {
        using var outside = new TemporaryFolder();
        outside.Write("secret.md");
        using var folder = new TemporaryFolder();
        folder.Write("good.md");
        folder.Write("sub/b.md");
        Link(folder, "loop-a.md", "loop-b.md");
        Link(folder, "loop-b.md", "loop-a.md");
        Link(folder, "self.md", "self.md");
        Link(folder, "dangling.md", "no-such-file.md");
        Link(folder, "loop-dir", ".");
        Link(folder, "sub/up", "..");
        Link(folder, "above", "../..");
        Link(folder, "outside.md", outside.PathOf("secret.md"));
        Link(folder, "outside-dir", outside.Root);
        Link(folder, "through.md", "outside-dir/secret.md");
        Link(folder, "device.md", "/dev/zero");
        Link(folder, "again.md", "good.md");
        Link(folder, "again-dir", "sub");
        Link(folder, "alink.html", "/etc/passwd");

        var listing = new ArticleFolder(folder.Root).List();

        Assert.Equal(["good.md", "sub/b.md"], listing.Files.Select(f => f.Path));
        Assert.Equal(
            [
                "above outside-folder",
                "again-dir link-loop",
                "again.md duplicate-file",
                "dangling.md not-a-file",
                "device.md outside-folder",
                "loop-a.md link-loop",
                "loop-b.md link-loop",
                "loop-dir link-loop",
                "outside-dir outside-folder",
                "outside.md outside-folder",
                "self.md link-loop",
                "sub/up link-loop",
                "through.md outside-folder",
            ],
            Reasons(listing));
        Assert.True(listing.IsComplete);
    }

    [Fact]
    public void List_links_to_what_is_hidden_inside_the_folder_are_followed()
    {
        // The way Kubernetes mounts a config map.
        using var folder = new TemporaryFolder();
        folder.Write("..2024/a.md");
        folder.Write("..2024/sub/b.md");
        Link(folder, "..data", "..2024");
        Link(folder, "a.md", "..data/a.md");
        Link(folder, "sub", "..data/sub");
        Link(folder, "twice.md", "..data/sub/b.md");

        var listing = new ArticleFolder(folder.Root).List();

        Assert.Equal(["a.md", "sub/b.md"], listing.Files.Select(f => f.Path));
        Assert.All(listing.Files, f => Assert.Equal(17, f.LengthBytes));
        Assert.All(listing.Files, f => Assert.True(new ArticleFileReader().Read(f).IsArticle));
        Assert.Equal(["twice.md duplicate-file"], Reasons(listing));
    }

    [Fact]
    public void List_root_may_be_a_link()
    {
        using var folder = new TemporaryFolder();
        folder.Write("real/a.md");
        Link(folder, "root", "real");
        Link(folder, "real/b.md", "a.md");

        var listing = new ArticleFolder(folder.PathOf("root")).List();

        Assert.Equal(["a.md"], listing.Files.Select(f => f.Path));
        Assert.Equal(["b.md duplicate-file"], Reasons(listing));
    }

    [Fact]
    public void List_pipe_is_never_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes in the file system are a Unix matter.");
        using var folder = new TemporaryFolder();
        folder.Write("empty.md", "");
        Run("mkfifo", folder.PathOf("pipe.md"));
        Run("mkfifo", folder.PathOf("plain-pipe"));
        Link(folder, "to-pipe.md", "plain-pipe");

        var listing = new ArticleFolder(folder.Root).List();

        Assert.Equal(["empty.md"], listing.Files.Select(f => f.Path));
        Assert.Equal(["pipe.md not-a-file", "to-pipe.md not-a-file"], Reasons(listing));
        var reader = new ArticleFileReader();
        Assert.Equal(ArticleReadReason.NotAFile, reader.Read(folder.PathOf("pipe.md"), "pipe").Error?.Reason);
        Assert.Equal(ArticleReadReason.NotAFile, reader.Read(folder.PathOf("to-pipe.md"), "pipe").Error?.Reason);
    }

    [Fact]
    public void List_unreadable_folder_is_an_error_and_may_hide_its_articles()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.md");
        folder.Write("locked/b.md");
        folder.Write("locked-not/c.md");
        using var user = PlainUser.Become(folder.Root);
        user.Lock(folder.PathOf("locked"), UnixFileMode.None);

        var listing = new ArticleFolder(folder.Root).List();

        Assert.Equal(["a.md", "locked-not/c.md"], listing.Files.Select(f => f.Path));
        Assert.Equal(["locked unreadable"], Reasons(listing));
        Assert.False(listing.IsComplete);
        Assert.True(listing.MayHide("locked/b"));
        Assert.False(listing.MayHide("locked-not/d"));
        Assert.False(listing.MayHide("locked"));
    }

    [Fact]
    public void List_folder_that_tells_names_alone_hides_its_articles_by_name()
    {
        using var folder = new TemporaryFolder();
        folder.Write("names/b.md");
        using var user = PlainUser.Become(folder.Root);
        user.Lock(folder.PathOf("names"), UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        var listing = new ArticleFolder(folder.Root).List();

        Assert.Empty(listing.Files);
        Assert.Equal(["names/b.md unreadable"], Reasons(listing));
        Assert.True(listing.MayHide("names/b"));
        Assert.False(listing.MayHide("names/c"));
    }

    [Fact]
    public void List_path_beyond_the_systems_limit_is_unreadable_and_the_rest_is_listed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is the one of Linux.");
        using var folder = new TemporaryFolder();
        folder.Write("a.md");
        var name = new string('n', 200);
        folder.Write($"near/{name}/{name}/{name}/{name}/b.md");
        var deep = string.Join('/', Enumerable.Repeat(name, 17));
        folder.Write($"{deep}/c.md");
        // A folder may be moved to where not all that is in it can be reached.
        var moved = folder.PathOf($"{deep}/near");
        Directory.Move(folder.PathOf("near"), moved);
        ArticleFolderListing listing;
        try
        {
            listing = new ArticleFolder(folder.Root).List();
        }
        finally
        {
            Directory.Move(moved, folder.PathOf("near"));
        }

        Assert.Equal(["a.md", $"{deep}/c.md"], listing.Files.Select(f => f.Path));
        Assert.Equal(ArticleReadReason.Unreadable, Assert.Single(listing.Errors).Reason);
        Assert.True(listing.MayHide($"{deep}/near/{name}/{name}/{name}/{name}/b"));
        Assert.False(listing.MayHide($"{deep}/d"));
    }

    [Fact]
    public void List_twins_by_case_or_normal_form_are_files_of_their_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other file systems fold such names.");
        using var folder = new TemporaryFolder();
        string[] names = ["caf\u00E9.md", "cafe\u0301.md", "CAFE.md", "cafe.md", "\u65B0\u805E.md", "\u062E\u0628\u0631.md", "\U0001F4F0.md", "dot..md", "space .md", " lead.md"];
        foreach (var name in names)
            folder.Write(name);

        var listing = new ArticleFolder(folder.Root).List();

        Assert.Equal(names.Order(StringComparer.Ordinal), listing.Files.Select(f => f.Path));
        Assert.All(listing.Files, f => Assert.True(new ArticleFileReader().Read(f).IsArticle));
        Assert.Empty(listing.Errors);
    }

    [Fact]
    public void List_hard_links_are_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no command for it that works everywhere.");
        using var folder = new TemporaryFolder();
        using var outside = new TemporaryFolder();
        Run("ln", outside.Write("b.md"), folder.PathOf("a.md"));

        Assert.True(new ArticleFileReader().Read(Assert.Single(new ArticleFolder(folder.Root).List().Files)).IsArticle);
    }

    [Fact]
    public void List_three_hundred_folders_deep_is_listed()
    {
        using var folder = new TemporaryFolder();
        var path = string.Concat(Enumerable.Repeat("deep/", 300)) + "a.md";
        folder.Write(path);

        Assert.Equal([path], new ArticleFolder(folder.Root).List().Files.Select(f => f.Path));
    }

    [Fact]
    public void List_missing_root_is_an_exception()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<DirectoryNotFoundException>(() => new ArticleFolder(folder.PathOf("nowhere")).List());
    }

    [Fact]
    public void List_cancelled_walk_ends()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sub/a.md");

        Assert.Throws<OperationCanceledException>(() => new ArticleFolder(folder.Root).List(new CancellationToken(canceled: true)));
    }

    private static IEnumerable<string> Reasons(ArticleFolderListing listing) =>
        listing.Errors.Select(e => $"{e.Path} {e.Reason.Code}");

    private static void Link(TemporaryFolder folder, string name, string target) =>
        File.CreateSymbolicLink(folder.PathOf(name), target);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { StandardErrorEncoding = Encoding.UTF8, RedirectStandardError = true })!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, process.StandardError.ReadToEnd());
    }
}
