using System.ComponentModel;
using System.Diagnostics;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class NativeLockTests : IDisposable
{
    // Takes the lock as another program would, says so, and keeps it until its input ends.
    private const string Holder = """
        import fcntl, sys
        f = open(sys.argv[1], 'r+b')
        try:
            fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print('refused', flush=True)
            sys.exit()
        print('locked', flush=True)
        sys.stdin.read()
        """;

    private readonly TemporaryFolder _folder = new();

    private string LockPath => _folder.PathOf("write.lock");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Obtain_creates_an_empty_file_that_stays()
    {
        using (NativeLock.Obtain(LockPath))
        {
            Assert.Equal(0, new FileInfo(LockPath).Length);
        }

        Assert.True(File.Exists(LockPath));
        using var again = NativeLock.Obtain(LockPath);
        again.EnsureValid();
    }

    [Fact]
    public void Obtain_a_second_time_in_the_process_is_refused_by_any_spelling_of_the_path()
    {
        using var held = NativeLock.Obtain(LockPath);
        Assert.Throws<LockObtainFailedException>(() => NativeLock.Obtain(LockPath));
        var detour = Path.Combine(_folder.Path, "..", Path.GetFileName(_folder.Path), "write.lock");
        Assert.Throws<LockObtainFailedException>(() => NativeLock.Obtain(detour));
        held.EnsureValid();
    }

    [Fact]
    public void Obtain_a_second_time_in_the_process_is_refused_through_a_link()
    {
        Directory.CreateDirectory(_folder.PathOf("index"));
        Directory.CreateSymbolicLink(_folder.PathOf("link"), "index");
        using (var held = NativeLock.Obtain(_folder.PathOf("index/write.lock")))
        {
            Assert.Throws<LockObtainFailedException>(() => NativeLock.Obtain(_folder.PathOf("link/write.lock")));
            held.EnsureValid();
        }

        using var throughLink = NativeLock.Obtain(_folder.PathOf("link/write.lock"));
        Assert.Throws<LockObtainFailedException>(() => NativeLock.Obtain(_folder.PathOf("index/write.lock")));
    }

    [Fact]
    public void Obtain_is_granted_to_one_of_many_threads()
    {
        var granted = 0;
        var refused = 0;
        var locks = new IDisposable?[16];
        Parallel.For(0, locks.Length, i =>
        {
            try
            {
                locks[i] = NativeLock.Obtain(LockPath);
                Interlocked.Increment(ref granted);
            }
            catch (LockObtainFailedException)
            {
                Interlocked.Increment(ref refused);
            }
        });
        Assert.Equal((1, 15), (granted, refused));
        Array.ForEach(locks, l => l?.Dispose());
    }

    [Fact]
    public void Obtain_that_failed_leaves_nothing_held()
    {
        var path = _folder.PathOf("none/write.lock");
        Assert.ThrowsAny<IOException>(() => NativeLock.Obtain(path));
        Directory.CreateDirectory(_folder.PathOf("none"));
        using var held = NativeLock.Obtain(path);
        held.EnsureValid();
    }

    [Fact]
    public void Obtain_is_refused_while_another_process_holds_the_lock()
    {
        File.WriteAllBytes(LockPath, []);
        using (var other = StartHolder())
        {
            Assert.Equal("locked", other.StandardOutput.ReadLine());
            Assert.Throws<LockObtainFailedException>(() => NativeLock.Obtain(LockPath));
            other.StandardInput.Close();
            other.WaitForExit();
        }

        using var held = NativeLock.Obtain(LockPath);
        held.EnsureValid();
    }

    [Fact]
    public void Another_process_is_refused_until_the_lock_is_released()
    {
        var held = NativeLock.Obtain(LockPath);
        using (var other = StartHolder())
        {
            Assert.Equal("refused", other.StandardOutput.ReadLine());
            other.WaitForExit();
        }

        held.EnsureValid();
        held.Dispose();
        using var later = StartHolder();
        Assert.Equal("locked", later.StandardOutput.ReadLine());
        later.StandardInput.Close();
        later.WaitForExit();
    }

    [Fact]
    public void EnsureValid_after_the_file_was_deleted_throws()
    {
        using var held = NativeLock.Obtain(LockPath);
        File.Delete(LockPath);
        Assert.Throws<IOException>(held.EnsureValid);
    }

    [Fact]
    public void EnsureValid_after_the_file_was_replaced_throws()
    {
        using var held = NativeLock.Obtain(LockPath);
        File.Delete(LockPath);
        File.WriteAllBytes(LockPath, []);
        File.SetLastWriteTimeUtc(LockPath, DateTime.UtcNow.AddSeconds(5));
        Assert.Throws<IOException>(held.EnsureValid);
    }

    [Fact]
    public void EnsureValid_after_somebody_wrote_into_the_file_throws()
    {
        using var held = NativeLock.Obtain(LockPath);
        File.WriteAllBytes(_folder.PathOf("content"), [1]);
        File.Move(_folder.PathOf("content"), LockPath, overwrite: true);
        Assert.Throws<IOException>(held.EnsureValid);
    }

    [Fact]
    public void EnsureValid_after_release_throws()
    {
        var held = NativeLock.Obtain(LockPath);
        held.Dispose();
        held.Dispose();
        Assert.Throws<ObjectDisposedException>(held.EnsureValid);
    }

    private Process StartHolder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The other process takes the lock of Linux.");
        var start = new ProcessStartInfo("python3", ["-c", Holder, LockPath])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no Python here to be the other process.");
            throw;
        }
    }
}
