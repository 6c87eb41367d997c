namespace SearchService.Articles;

/// <summary>What a name in a folder stands for.</summary>
internal enum FileKind
{
    /// <summary>A pipe, a socket, a device.</summary>
    Other,

    File,
    Folder,
    Link,
}
