using SearchService.Engine.Store;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>Lets something happen once, just before the first file is opened.</summary>
internal sealed class RacingDirectory(IndexDirectory inner, Action beforeFirstOpen) : IndexDirectory
{
    private bool _opened;

    public override string[] ListAll() => inner.ListAll();

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
