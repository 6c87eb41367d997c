namespace SearchService.Testing;

/// <summary>The calls on a directory, its files and its lock that can fail.</summary>
public enum DirectoryCall
{
    List,
    Length,
    Open,
    Create,
    Write,
    Close,
    Sync,
    SyncMetadata,
    Rename,
    Delete,
    Lock,
    CheckLock,
}
