using SearchService.Engine.Store;

namespace SearchService.Testing;

/// <summary>A lock of a <see cref="FaultyDirectory"/>.</summary>
internal sealed class FaultyLock(FaultyDirectory directory, string name) : IndexLock
{
    public override void EnsureValid() => directory.CheckLock(name);

    public override void Dispose() => directory.Unlock(name);
}
