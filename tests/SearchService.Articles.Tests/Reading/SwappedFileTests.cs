using System.Diagnostics;
using System.Net.Sockets;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Files that become something else between the listing of the folder and the reading.</summary>
public sealed class SwappedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _outside = new();
    private readonly ArticleFileReader _reader = new();

    public void Dispose()
    {
        _folder.Dispose();
        _outside.Dispose();
    }

    [Fact]
    public void Read_file_that_went_is_vanished()
    {
        var file = List("a.md");
        File.Delete(file.FullPath);

        Assert.Equal("vanished", ReasonOf(file));
    }

    [Fact]
    public void Read_file_whose_folder_became_a_file_is_vanished()
    {
        var file = List("sub/a.md");
        Directory.Delete(_folder.PathOf("sub"), recursive: true);
        _folder.Write("sub");

        Assert.Equal("vanished", ReasonOf(file));
    }

    [Fact]
    public void Read_file_that_became_a_folder_pipe_socket_or_device_is_not_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes, sockets and devices in the file system are a Unix matter.");
        var file = List("a.md");
        File.Delete(file.FullPath);
        Directory.CreateDirectory(file.FullPath);
        Assert.Equal("not-a-file", ReasonOf(file));

        Directory.Delete(file.FullPath);
        Run("mkfifo", file.FullPath);
        Assert.Equal("not-a-file", ReasonOf(file));

        File.Delete(file.FullPath);
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(file.FullPath));
            Assert.Equal("not-a-file", ReasonOf(file));
        }

        File.Delete(file.FullPath);
        File.CreateSymbolicLink(file.FullPath, "/dev/zero");
        Assert.Equal("not-a-file", ReasonOf(file));
    }

    [Fact]
    public void Read_file_that_became_a_link_outside_is_not_read()
    {
        var file = List("a.md");
        File.Delete(file.FullPath);
        File.CreateSymbolicLink(file.FullPath, _outside.Write("secret.md", "---\ntitle: secret\n---\n"));

        Assert.Equal("outside-folder", ReasonOf(file));
    }

    [Fact]
    public void Read_file_whose_folder_became_a_link_outside_is_not_read()
    {
        var file = List("sub/a.md");
        _outside.Write("a.md", "---\ntitle: secret\n---\n");
        Directory.Delete(_folder.PathOf("sub"), recursive: true);
        Directory.CreateSymbolicLink(_folder.PathOf("sub"), _outside.Root);

        Assert.Equal("outside-folder", ReasonOf(file));
    }

    [Fact]
    public void Read_file_without_permission_is_unreadable()
    {
        var file = List("a.md");
        using var user = PlainUser.Become(_folder.Root);
        user.Lock(file.FullPath, UnixFileMode.None);

        Assert.Equal("unreadable", ReasonOf(file));
    }

    [Fact]
    public void Read_file_that_shrank_or_grew_is_read_as_it_is()
    {
        var file = List("a.md");
        _folder.Write("a.md", "---\ntitle: longer by much than it was when it was listed\n---\n");
        Assert.StartsWith("longer", _reader.Read(file).Article?.Title, StringComparison.Ordinal);

        _folder.Write("a.md", "");
        Assert.Equal("no-front-matter", ReasonOf(file));
    }

    [Fact]
    public async Task Read_while_a_link_is_swapped_never_reads_outside()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are swapped by a rename, which Windows does not do over a link.");
        var secret = _outside.Write("secret.md", "---\ntitle: secret\n---\n");
        _folder.Write("inside.md", "---\ntitle: inside\n---\n");
        File.CreateSymbolicLink(_folder.PathOf("link.md"), "inside.md");
        var file = new ArticleFile(_folder.Root, "link.md", "link", 1, default, default);
        using var stop = new CancellationTokenSource();
        var swapping = Task.Run(() => Swap(secret, stop.Token));
        var seen = new Dictionary<string, int>();
        var watch = Stopwatch.StartNew();
        while ((seen.Count < 2 || seen.Values.Sum() < 5_000) && watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            var result = _reader.Read(file);
            var outcome = result.Article?.Title ?? result.Error!.Reason.Code;
            seen[outcome] = seen.GetValueOrDefault(outcome) + 1;
        }

        await stop.CancelAsync();
        await swapping;
        Assert.Equal(["inside", "outside-folder"], seen.Keys.Order());
    }

    [Fact]
    public async Task Read_while_the_file_changes_gives_whole_content_or_none()
    {
        var file = List("a.md");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                File.WriteAllText(file.FullPath, $"---\ntitle: {new string((char)('a' + (i % 26)), 1 + (i % 7 * 5_000))}\n---\n");
        });
        for (var i = 0; i < 2_000; i++)
        {
            if (_reader.Read(file).Article is { } article)
                Assert.True(article.Title.AsSpan().IndexOfAnyExcept(article.Title[0]) < 0, "two states of the file in one article");
        }

        await stop.CancelAsync();
        await writing;
        Assert.True(_reader.Read(file).IsArticle);
    }

    [Fact]
    public void Read_cancelled_ends()
    {
        var file = List("a.md");

        Assert.Throws<OperationCanceledException>(() => _reader.Read(file, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void ReadUnlessKnown_tells_known_content_from_other()
    {
        var file = List("a.md");
        var hash = _reader.Read(file).Article!.ContentHash;

        Assert.Null(_reader.ReadUnlessKnown(file, hash));
        Assert.True(_reader.ReadUnlessKnown(file, hash + 1)!.IsArticle);
    }

    private ArticleFile List(string path)
    {
        _folder.Write(path);
        return Assert.Single(new ArticleFolder(_folder.Root).List().Files);
    }

    private string? ReasonOf(ArticleFile file) => _reader.Read(file).Error?.Reason.Code;

    private void Swap(string secret, CancellationToken stop)
    {
        var fresh = _folder.PathOf("fresh");
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            File.CreateSymbolicLink(fresh, i % 2 == 0 ? secret : "inside.md");
            File.Move(fresh, _folder.PathOf("link.md"), overwrite: true);
        }
    }

    private static void Run(string program, string argument)
    {
        using var process = Process.Start(program, argument);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
