namespace SearchService.Engine.Store;

/// <summary>Another writer, in this process or another, holds the index's write lock.</summary>
public sealed class LockObtainFailedException(string message) : IOException(message);
