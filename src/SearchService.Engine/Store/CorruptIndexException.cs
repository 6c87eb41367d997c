using System.Diagnostics.CodeAnalysis;

namespace SearchService.Engine.Store;

/// <summary>The bytes of an index file are not what the format allows. The message names the file and, where known, the
/// offset, what was expected and what was found.</summary>
public class CorruptIndexException : IOException
{
    public CorruptIndexException(string message, string resource)
        : base($"{message} (resource: {resource})") => Resource = resource;

    public CorruptIndexException(string message, string resource, Exception inner)
        : base($"{message} (resource: {resource})", inner) => Resource = resource;

    /// <summary>The file, or the part of one, that is damaged.</summary>
    public string Resource { get; }

    [DoesNotReturn]
    public static void Throw(string message, string resource) => throw new CorruptIndexException(message, resource);
}
