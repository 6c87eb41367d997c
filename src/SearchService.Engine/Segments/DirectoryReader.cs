using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Segments;

/// <summary>A snapshot of one commit of an index in a directory. It stays readable whatever is committed after it, until its
/// last reference is released.</summary>
public sealed class DirectoryReader : IndexReader, IDisposable
{
    private readonly SegmentReader[] _segments;
    private int _references = 1;

    private DirectoryReader(IndexDirectory directory, SegmentInfos commit, SegmentReader[] segments)
        : base(segments)
    {
        Directory = directory;
        Commit = commit;
        _segments = segments;
        foreach (var file in commit.Files())
        {
            LengthBytes += directory.FileLength(file);
        }
    }

    public IndexDirectory Directory { get; }

    /// <summary>The commit that this reader shows.</summary>
    public SegmentInfos Commit { get; }

    /// <summary>The segments with their files.</summary>
    public IReadOnlyList<SegmentReader> Segments => _segments;

    /// <summary>Opens the newest commit.</summary>
    /// <exception cref="IndexNotFoundException">The directory holds no commit.</exception>
    /// <exception cref="CorruptIndexException">A file that the commit names is damaged.</exception>
    public static DirectoryReader Open(IndexDirectory directory) => OpenNewest(directory, null);

    /// <summary>Opens a given commit, for example an older one because the newest is damaged.</summary>
    /// <exception cref="FileNotFoundException">The commit was deleted meanwhile.</exception>
    /// <exception cref="CorruptIndexException">A file that the commit names is damaged.</exception>
    public static DirectoryReader Open(IndexCommit commit) =>
        OpenCommit(commit.Directory, commit.Infos, new Dictionary<string, SegmentReader>());

    /// <summary>The commits that can be read, oldest first; how many a writer keeps is said by its deletion policy. A commit whose
    /// segments_N or .si files are damaged, or of whose files one is missing, is left out: so may be the newest. Empty when there
    /// is none.</summary>
    public static IReadOnlyList<IndexCommit> ListCommits(IndexDirectory directory) => CommitList.Read(directory).Commits;

    /// <summary>Opens the newest commit, sharing with <paramref name="old"/> what did not change; null when old still shows the
    /// newest. Old stays open.</summary>
    public static DirectoryReader? OpenIfChanged(DirectoryReader old)
    {
        old.EnsureOpen();
        var newest = SegmentInfosFormat.ReadLatest(old.Directory);
        return newest.Generation == old.Commit.Generation && newest.Id.AsSpan().SequenceEqual(old.Commit.Id)
            ? null
            : OpenNewest(old.Directory, old);
    }

    /// <summary>The bytes of all files of the commit. Measured when it was opened: later a newer commit may have deleted some,
    /// which stay readable here but are no longer in the directory.</summary>
    public long LengthBytes { get; }

    /// <summary>Takes a reference; false when the reader is already closed.</summary>
    public bool TryAddReference()
    {
        while (true)
        {
            var count = Volatile.Read(ref _references);
            if (count <= 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _references, count + 1, count) == count)
            {
                return true;
            }
        }
    }

    /// <summary>Gives back a reference; the last one closes the files.</summary>
    public void Release()
    {
        var count = Interlocked.Decrement(ref _references);
        if (count == 0)
        {
            foreach (var segment in _segments)
            {
                segment.Dispose();
            }
        }
        else if (count < 0)
        {
            throw new InvalidOperationException("a reader was released more often than it was referenced");
        }
    }

    /// <summary>Gives back the reference that opening gave.</summary>
    public void Dispose() => Release();

    // A commit may vanish between listing and opening, when a writer commits again and deletes it: then a newer one is there.
    private static DirectoryReader OpenNewest(IndexDirectory directory, DirectoryReader? old)
    {
        var shared = old?._segments.ToDictionary(s => s.Commit.Info.Name, StringComparer.Ordinal) ?? [];
        while (true)
        {
            var commit = SegmentInfosFormat.ReadLatest(directory);
            try
            {
                return OpenCommit(directory, commit, shared);
            }
            catch (FileNotFoundException)
            {
                if (SegmentInfosFormat.ReadLatest(directory).Generation <= commit.Generation)
                {
                    throw;
                }
            }
        }
    }

    private static DirectoryReader OpenCommit(IndexDirectory directory, SegmentInfos commit, Dictionary<string, SegmentReader> shared)
    {
        var segments = new List<SegmentReader>(commit.Segments.Count);
        try
        {
            foreach (var segment in commit.Segments)
            {
                var sharable = shared.GetValueOrDefault(segment.Info.Name);
                segments.Add(sharable is not null && sharable.Commit.Info.Id.AsSpan().SequenceEqual(segment.Info.Id)
                    ? sharable.Reopen(directory, segment)
                    : new SegmentReader(directory, segment));
            }

            return new DirectoryReader(directory, commit, [.. segments]);
        }
        catch
        {
            foreach (var segment in segments)
            {
                segment.Dispose();
            }

            throw;
        }
    }

    private void EnsureOpen() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _references) <= 0, this);
}
