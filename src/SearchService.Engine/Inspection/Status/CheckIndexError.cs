using SearchService.Engine.Store;

namespace SearchService.Engine.Inspection;

/// <summary>One damage that was found.</summary>
/// <param name="File">The file, or the part of one, that is damaged; null when no file is known.</param>
/// <param name="Message">What was expected and what was found.</param>
public sealed record CheckIndexError(string? File, string Message)
{
    /// <summary>The error that reading a damaged index ended with.</summary>
    internal static CheckIndexError From(Exception exception) => exception switch
    {
        CorruptIndexException corrupt => new CheckIndexError(corrupt.Resource, corrupt.Message),
        FileNotFoundException { FileName: { } name } missing => new CheckIndexError(Path.GetFileName(name), missing.Message),
        _ => new CheckIndexError(null, exception.Message),
    };

    /// <summary>True for what reading a damaged, vanished or forbidden file throws. Anything else is a bug and is not caught.</summary>
    internal static bool IsDamage(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <inheritdoc/>
    public override string ToString() => File is null || Message.Contains(File, StringComparison.Ordinal) ? Message : $"{Message} (file: {File})";
}
