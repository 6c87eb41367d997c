namespace SearchService.Engine.Store;

/// <summary>The directory holds no commit (no readable segments_N file).</summary>
public sealed class IndexNotFoundException(string message) : FileNotFoundException(message);
