namespace SearchService.Engine.Store;

/// <summary>The file is sound but of a format version that this engine does not read: newer, or older than Lucene 8.6's.</summary>
public sealed class IndexFormatException(string message, string resource) : CorruptIndexException(message, resource);
