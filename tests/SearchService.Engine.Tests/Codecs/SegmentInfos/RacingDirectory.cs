using SearchService.Engine.Store;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>Lets something happen once, just before the first file is opened, and lets listings miss files.</summary>
internal sealed class RacingDirectory(IndexDirectory inner, Action beforeFirstOpen) : IndexDirectory
{
    private bool _opened;

    /// <summary>What each listing misses, the first one first; those after the last miss nothing.</summary>
    public Queue<string> MissedByListing { get; } = [];

    public override string[] ListAll()
    {
        var names = inner.ListAll();
        return MissedByListing.TryDequeue(out var missed) ? [.. names.Where(name => name != missed)] : names;
    }

    public override long FileLength(string name) => inner.FileLength(name);

    public override IndexOutput CreateOutput(string name) => inner.CreateOutput(name);

    public override IndexInput OpenInput(string name)
    {
        if (!_opened)
        {
            _opened = true;
            beforeFirstOpen();
        }

        return inner.OpenInput(name);
    }

    public override void Sync(IReadOnlyCollection<string> names) => inner.Sync(names);

    public override void SyncMetadata() => inner.SyncMetadata();

    public override void Rename(string source, string target) => inner.Rename(source, target);

    public override void DeleteFile(string name) => inner.DeleteFile(name);

    public override IndexLock ObtainLock(string name) => inner.ObtainLock(name);
}
