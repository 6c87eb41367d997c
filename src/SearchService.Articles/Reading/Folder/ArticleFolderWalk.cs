using System.IO.Enumeration;

namespace SearchService.Articles;

/// <summary>
/// One walk over an article folder: first all that is there without links, then links to folders, then links to files, so that
/// a link adds only what the walk would not find anyway and nothing is found twice, however links are laid.
/// </summary>
internal sealed class ArticleFolderWalk
{
    // Fewer names are sooner looked at than shared out.
    private const int MinParallel = 64;

    private static readonly EnumerationOptions AllOfOneFolder = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    private readonly HashSet<string> _walkedFolders = new(StringComparer.Ordinal);
    private readonly Stack<Folder> _folders = new();
    private readonly List<string> _folderLinks = [];
    private readonly List<string> _fileLinks = [];
    private readonly List<string> _linkedFolders = [];
    private readonly string _canonicalRoot;
    private readonly CancellationToken _cancellationToken;

    /// <param name="root">The article folder as an absolute path.</param>
    /// <param name="cancellationToken">Asked at every name.</param>
    /// <exception cref="IOException">The folder is a link that leads in a circle.</exception>
    public ArticleFolderWalk(string root, CancellationToken cancellationToken)
    {
        _canonicalRoot = CanonicalPath.Resolve(root) ?? throw new IOException("The article folder is a link that leads in a circle.");
        _cancellationToken = cancellationToken;
    }

    /// <summary>What was found, in no order.</summary>
    public List<ArticleFile> Files { get; } = [];

    /// <summary>What was left out, in no order.</summary>
    public List<ArticleReadError> Errors { get; } = [];

    /// <summary>The paths of what is there, but could not be looked at.</summary>
    public List<string> Unreadable { get; } = [];

    /// <summary>Walks; an error of the root itself is an exception.</summary>
    public void Run()
    {
        _walkedFolders.Add(_canonicalRoot);
        ReadEntries(new Folder("", _canonicalRoot));
        ReadFolders();
        FollowFolderLinks();
        FollowFileLinks();
    }

    private void ReadFolders()
    {
        while (_folders.TryPop(out var folder))
        {
            try
            {
                ReadEntries(folder);
            }
            catch (DirectoryNotFoundException) when (FileStatus.Of(folder.Canonical, followLinks: false, out _) == ArticleReadReason.Vanished)
            {
                // Gone since it was found: as if it had never been there.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LeaveUnreadable(folder.Path);
            }
        }
    }

    private void ReadEntries(in Folder folder)
    {
        var entries = new FileSystemEnumerable<Entry>(folder.Canonical, (ref FileSystemEntry e) => new Entry(e.FileName.ToString(), e.IsDirectory), AllOfOneFolder)
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) =>
                e.IsDirectory ? !ArticleFileName.IsHiddenFolder(e.FileName) : ArticleFileName.IsArticle(e.FileName),
        };
        var found = new List<Entry>();
        foreach (var entry in entries)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            found.Add(entry);
        }

        // Somebody may have put a link in the folder's place after it was found, and the names are those of another folder.
        if (CanonicalPath.Resolve(folder.Canonical) != folder.Canonical)
            throw new IOException("The folder was replaced while it was listed.");

        foreach (var entry in Look(folder.Canonical, found))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            Take(folder, entry);
        }
    }

    // What the system says of each name: most of the time of a walk goes into these questions.
    private LookedAt[] Look(string folder, List<Entry> entries)
    {
        var lookedAt = new LookedAt[entries.Count];
        void LookAt(int i)
        {
            var entry = entries[i];
            var status = default(FileStatus);
            var reason = ArticleFileName.IsSound(entry.Name)
                ? FileStatus.Of(Path.Join(folder, entry.Name), followLinks: false, out status)
                : ArticleReadReason.BadName;
            lookedAt[i] = new LookedAt(entry, reason, status);
        }

        if (entries.Count < MinParallel)
        {
            for (var i = 0; i < lookedAt.Length; i++)
                LookAt(i);
        }
        else
        {
            Parallel.For(0, lookedAt.Length, new ParallelOptions { CancellationToken = _cancellationToken }, LookAt);
        }

        return lookedAt;
    }

    private void Take(in Folder folder, in LookedAt lookedAt)
    {
        var (entry, reason, status) = lookedAt;
        var path = folder.Path.Length == 0 ? entry.Name : $"{folder.Path}/{entry.Name}";
        if (reason == ArticleReadReason.BadName)
        {
            Leave(path, reason);
            return;
        }

        if (reason is not null)
        {
            LeaveUnlessVanished(path, reason);
            return;
        }

        switch (status.Kind)
        {
            case FileKind.Link:
                (entry.IsFolder ? _folderLinks : _fileLinks).Add(path);
                break;
            case FileKind.Folder:
                if (ArticleFileName.IsArticle(entry.Name))
                    Leave(path, ArticleReadReason.NotAFile);
                Enter(path, Path.Join(folder.Canonical, entry.Name));
                break;
            case FileKind.File:
                Add(path, status);
                break;
            default:
                Leave(path, ArticleReadReason.NotAFile);
                break;
        }
    }

    private void Enter(string path, string canonical)
    {
        if (_walkedFolders.Add(canonical))
            _folders.Push(new Folder(path, canonical));
        else
            Leave(path, ArticleReadReason.LinkLoop);
    }

    private void FollowFolderLinks()
    {
        // Walking what one link leads to may find further links.
        while (_folderLinks.Count > 0)
        {
            _folderLinks.Sort(string.CompareOrdinal);
            var links = _folderLinks.ToArray();
            _folderLinks.Clear();
            foreach (var path in links)
            {
                if (Target(path) is not { } target)
                    continue;
                _linkedFolders.Add(path);
                Enter(path, target);
                ReadFolders();
            }
        }
    }

    private void FollowFileLinks()
    {
        if (_fileLinks.Count == 0)
            return;

        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Files)
            listed.Add(IsBehindLink(file.Path) ? CanonicalPath.Resolve(file.FullPath) ?? file.FullPath : Path.Join(_canonicalRoot, file.Path));

        _fileLinks.Sort(string.CompareOrdinal);
        foreach (var path in _fileLinks)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (Target(path) is not { } target)
                continue;
            if (FileStatus.Of(target, followLinks: false, out var status) is { } reason)
            {
                // A link stays when what it leads to goes.
                Leave(path, reason == ArticleReadReason.Vanished ? ArticleReadReason.NotAFile : reason);
                if (reason == ArticleReadReason.Unreadable)
                    Unreadable.Add(path);
            }
            else if (status.Kind != FileKind.File)
            {
                Leave(path, ArticleReadReason.NotAFile);
            }
            else if (!listed.Add(target))
            {
                Leave(path, ArticleReadReason.DuplicateFile);
            }
            else
            {
                Add(path, status);
            }
        }
    }

    /// <summary>Where a link leads, without links; null, with the reason reported, when it may not be followed.</summary>
    private string? Target(string path)
    {
        try
        {
            var target = CanonicalPath.Resolve(Path.Join(_canonicalRoot, path));
            if (target is not null && CanonicalPath.IsWithin(target, _canonicalRoot))
                return target;
            Leave(path, target is null ? ArticleReadReason.LinkLoop : ArticleReadReason.OutsideFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LeaveUnreadable(path);
        }

        return null;
    }

    private bool IsBehindLink(string path) =>
        _linkedFolders.Exists(link => path.Length > link.Length && path[link.Length] == '/' && path.StartsWith(link, StringComparison.Ordinal));

    private void Add(string path, in FileStatus status) => Files.Add(new ArticleFile(
        _canonicalRoot, path, path[..^ArticleFileName.ExtensionLength(path)], status.LengthBytes, status.ModifiedUtc, status.ChangedUtc));

    private void LeaveUnlessVanished(string path, ArticleReadReason reason)
    {
        if (reason != ArticleReadReason.Vanished)
            LeaveUnreadable(path);
    }

    private void LeaveUnreadable(string path)
    {
        Unreadable.Add(path);
        Leave(path, ArticleReadReason.Unreadable);
    }

    private void Leave(string path, ArticleReadReason reason) =>
        Errors.Add(new ArticleReadError(ArticleFileName.ForReport(path), 0, reason));

    private readonly record struct Folder(string Path, string Canonical);

    private readonly record struct Entry(string Name, bool IsFolder);

    /// <param name="Entry">The name.</param>
    /// <param name="Reason">Why the system says nothing of it; null when it does.</param>
    /// <param name="Status">What it says.</param>
    private readonly record struct LookedAt(Entry Entry, ArticleReadReason? Reason, FileStatus Status);
}
