using System.IO.Enumeration;

namespace SearchService.Articles;

/// <summary>
/// One walk over an article folder: first all that is there without links, then links to folders, then links to files, so that
/// a link adds only what the walk would not find anyway and nothing is found twice, however links are laid.
/// </summary>
internal sealed class ArticleFolderWalk
{
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
    private readonly string _root;
    private readonly string _canonicalRoot;
    private readonly CancellationToken _cancellationToken;

    /// <param name="root">The article folder as an absolute path.</param>
    /// <param name="cancellationToken">Asked once a folder.</param>
    /// <exception cref="IOException">The folder is a link that leads in a circle.</exception>
    public ArticleFolderWalk(string root, CancellationToken cancellationToken)
    {
        _root = root;
        _canonicalRoot = CanonicalPath.Resolve(root) ?? throw new IOException("The article folder is a link that leads in a circle.");
        _cancellationToken = cancellationToken;
    }

    /// <summary>What was found, in no order.</summary>
    public List<ArticleFile> Files { get; } = [];

    /// <summary>What was left out, in no order.</summary>
    public List<ArticleReadError> Errors { get; } = [];

    /// <summary>Whether every sub-folder could be read.</summary>
    public bool IsComplete { get; private set; } = true;

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
            _cancellationToken.ThrowIfCancellationRequested();
            try
            {
                ReadEntries(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                IsComplete = false;
                Leave(folder.Path, ArticleReadReason.Unreadable);
            }
        }
    }

    private void ReadEntries(in Folder folder)
    {
        var entries = new FileSystemEnumerable<Entry>(folder.Canonical, (ref FileSystemEntry e) => new Entry(ref e), AllOfOneFolder)
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) =>
                e.IsDirectory ? !ArticleFileName.IsHiddenFolder(e.FileName) : ArticleFileName.IsArticle(e.FileName),
        };
        foreach (var entry in entries)
            Take(folder, entry);
    }

    private void Take(in Folder folder, in Entry entry)
    {
        var path = folder.Path.Length == 0 ? entry.Name : $"{folder.Path}/{entry.Name}";
        if (!ArticleFileName.IsSound(entry.Name))
        {
            Leave(path, ArticleReadReason.BadName);
            return;
        }

        if (entry.IsLink)
        {
            (entry.IsFolder ? _folderLinks : _fileLinks).Add(path);
            return;
        }

        var canonical = Path.Join(folder.Canonical, entry.Name);
        if (entry.IsFolder)
        {
            if (ArticleFileName.IsArticle(entry.Name))
                Leave(path, ArticleReadReason.NotAFile);
            Enter(path, canonical);
        }
        else if (entry.LengthBytes > 0 || RegularFile.IsEmptyFile(canonical))
        {
            Add(path, entry.LengthBytes, entry.ModifiedUtc);
        }
        else
        {
            Leave(path, ArticleReadReason.NotAFile);
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
            if (RegularFile.Check(target) is { } reason)
            {
                Leave(path, reason);
            }
            else if (!listed.Add(target))
            {
                Leave(path, ArticleReadReason.DuplicateFile);
            }
            else
            {
                var file = new FileInfo(target);
                Add(path, file.Length, file.LastWriteTimeUtc);
            }
        }
    }

    /// <summary>Where a link leads, without links; null, with the reason reported, when it may not be followed.</summary>
    private string? Target(string path)
    {
        try
        {
            var target = CanonicalPath.Resolve(Path.Join(_root, path));
            if (target is not null && CanonicalPath.IsWithin(target, _canonicalRoot))
                return target;
            Leave(path, target is null ? ArticleReadReason.LinkLoop : ArticleReadReason.OutsideFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Leave(path, ArticleReadReason.Unreadable);
        }

        return null;
    }

    private bool IsBehindLink(string path) =>
        _linkedFolders.Exists(link => path.Length > link.Length && path[link.Length] == '/' && path.StartsWith(link, StringComparison.Ordinal));

    private void Add(string path, long lengthBytes, DateTime modifiedUtc) =>
        Files.Add(new ArticleFile(_root, path, path[..^ArticleFileName.ExtensionLength(path)], lengthBytes, modifiedUtc));

    private void Leave(string path, ArticleReadReason reason) =>
        Errors.Add(new ArticleReadError(ArticleFileName.ForReport(path), 0, reason));

    private readonly record struct Folder(string Path, string Canonical);

    private readonly struct Entry
    {
        public Entry(ref FileSystemEntry entry)
        {
            Name = entry.FileName.ToString();
            IsFolder = entry.IsDirectory;
            IsLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
            if (IsFolder || IsLink)
                return;
            LengthBytes = entry.Length;
            ModifiedUtc = entry.LastWriteTimeUtc.UtcDateTime;
        }

        public string Name { get; }

        public bool IsFolder { get; }

        public bool IsLink { get; }

        public long LengthBytes { get; }

        public DateTime ModifiedUtc { get; }
    }
}
