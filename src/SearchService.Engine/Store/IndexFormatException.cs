namespace SearchService.Engine.Store;

/// <summary>The file is sound but of a version or codec that this engine does not read: newer, or too old.</summary>
public sealed class IndexFormatException(string message, string resource) : CorruptIndexException(message, resource);
