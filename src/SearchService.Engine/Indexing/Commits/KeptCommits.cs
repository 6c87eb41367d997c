using System.Runtime.ExceptionServices;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Engine.Indexing;

/// <summary>The commits that a writer keeps. Holds the files of each, and lets them go as the deletion policy says. Not
/// thread-safe.</summary>
internal sealed class KeptCommits
{
    private readonly IndexDirectory _directory;
    private readonly IndexDeletionPolicy _policy;
    private readonly FileReferences _files;
    private readonly List<IndexCommit> _commits;
    private string[] _held = [];
    private long _newestGeneration;

    /// <summary>Finds the commits and chooses where the writer goes on from. Deletes what earlier writers left behind.
    /// <para>When the writer goes on from another commit than the newest, or a commit cannot be read though it may be sound,
    /// everything stays until the first commit of this writer is safe.</para></summary>
    /// <exception cref="IndexNotFoundException">OpenMode is Append and there is no commit.</exception>
    /// <exception cref="CorruptIndexException">The newest commit is damaged, and is to be gone on from.</exception>
    /// <exception cref="FileNotFoundException">The commit to go on from is gone, or a .si file of the newest.</exception>
    public KeptCommits(IndexDirectory directory, IndexWriterConfig config, FileReferences files)
    {
        _directory = directory;
        _policy = config.IndexDeletionPolicy;
        _files = files;
        var list = CommitList.Read(directory);
        _commits = [.. list.Commits];
        _newestGeneration = Math.Max(list.Unreadable.Keys.DefaultIfEmpty(0).Max(), _commits.Count == 0 ? 0 : _commits[^1].Generation);
        Start = ChooseStart(config, list);
        foreach (var commit in _commits)
        {
            _files.Add(commit.Infos.Files());
        }

        if (Start.Generation == _newestGeneration && list.Unreadable.Values.All(IsDamage))
        {
            ApplyPolicy();
            _files.DeleteLeftovers();
        }
        else
        {
            _held = _files.HoldEverything();
        }

        // A pending commit that cannot be deleted keeps its name.
        _newestGeneration = directory.ListAll().Select(IndexFileNames.GenerationFromPendingSegmentsFileName).Append(_newestGeneration).Max();
    }

    /// <summary>The commit that the writer goes on from; of generation 0 when it starts from nothing.</summary>
    public SegmentInfos Start { get; }

    /// <summary>The generation of the next commit: above all that were ever published, unreadable ones included.</summary>
    public long NextGeneration => _newestGeneration + 1;

    /// <summary>Adds a commit that is published and safe, with the references to its files that the caller took for it.</summary>
    public void Add(SegmentInfos published)
    {
        _commits.Add(new IndexCommit(_directory, published));
        _newestGeneration = published.Generation;
        ApplyPolicy();
        _files.Release(_held);
        _held = [];
    }

    // What an older commit names can never be read again then.
    private static bool IsDamage(Exception reason) => reason is CorruptIndexException or FileNotFoundException;

    private SegmentInfos ChooseStart(IndexWriterConfig config, CommitList list)
    {
        if (config.IndexCommit is { } chosen)
        {
            return _commits.Find(c => c.Generation == chosen.Generation && c.Infos.Id.AsSpan().SequenceEqual(chosen.Infos.Id))?.Infos
                ?? throw new FileNotFoundException($"the commit {chosen} to go on from is not there any more");
        }

        var newestIsUnreadable = list.Unreadable.TryGetValue(_newestGeneration, out var reason);
        if (newestIsUnreadable && config.OpenMode != OpenMode.Create)
        {
            ExceptionDispatchInfo.Throw(reason!);
        }

        if (newestIsUnreadable || _commits.Count == 0)
        {
            return config.OpenMode != OpenMode.Append ? new SegmentInfos() : throw new IndexNotFoundException("there is no index to append to");
        }

        return _commits[^1].Infos;
    }

    private void ApplyPolicy()
    {
        if (_commits.Count == 0)
        {
            return;
        }

        foreach (var commit in _policy.FindDeletions([.. _commits]).Where(c => c != _commits[^1]).ToArray())
        {
            if (_commits.Remove(commit))
            {
                _files.Release(commit.Infos.Files());
            }
        }
    }
}
