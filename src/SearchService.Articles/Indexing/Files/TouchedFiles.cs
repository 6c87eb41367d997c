using System.Collections.Concurrent;

namespace SearchService.Articles;

/// <summary>Files whose time changed while their content did not, as long as the process lives: they are read once, not at
/// every job, and the index need not change for them. Thread-safe.</summary>
internal sealed class TouchedFiles
{
    private readonly ConcurrentDictionary<string, KnownFile> _files = new(StringComparer.Ordinal);

    /// <summary>Notes that the file, as listed, has the content that the index knows.</summary>
    public void Remember(ArticleFile file, long contentHash) =>
        _files[file.Id] = new KnownFile(file.LengthBytes, file.ModifiedUtc.Ticks, contentHash);

    /// <summary>True when the file, as listed, was found to have this content before.</summary>
    public bool LooksLike(ArticleFile file, long contentHash) =>
        _files.TryGetValue(file.Id, out var touched) && touched.LooksLike(file) && touched.ContentHash == contentHash;
}
