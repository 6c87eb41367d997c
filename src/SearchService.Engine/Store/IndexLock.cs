namespace SearchService.Engine.Store;

/// <summary>A held lock; disposing it releases it. (Lucene's Lock, under a name that .NET leaves free.)</summary>
public abstract class IndexLock : IDisposable
{
    /// <summary>Throws when the lock is no longer effective, for example because its file was deleted.</summary>
    /// <exception cref="IOException">The lock was lost; nothing more may be written.</exception>
    public abstract void EnsureValid();

    public abstract void Dispose();
}
