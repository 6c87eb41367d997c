using SearchService.Engine.Store;

namespace SearchService.Articles;

/// <summary>Tells damage of an index from other failures, and says in words for people, without paths of the server, what is damaged.</summary>
internal static class IndexFault
{
    /// <summary>Whether opening or reading an index may end so because its files are damaged, gone, forbidden, or not ours.</summary>
    public static bool IsFault(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The damage that a failed job met; null when it failed for another reason.</summary>
    public static Exception? InJob(Exception? failure) => failure switch
    {
        CorruptIndexException or IndexNotFoundException => failure,
        FileNotFoundException { FileName: { } file } when IndexFileNames.SegmentNameOf(Path.GetFileName(file)) is not null => failure,
        IOException { InnerException: { } inner } => InJob(inner),
        _ => null,
    };

    public static string Describe(Exception exception) => exception switch
    {
        CorruptIndexException => exception.Message,
        IndexNotFoundException => "the files of the index are gone",
        FileNotFoundException { FileName: { } file } => $"the file {Path.GetFileName(file)} is missing",
        UnauthorizedAccessException => "a file of the index may not be read",
        _ => "a file of the index cannot be read",
    };
}
