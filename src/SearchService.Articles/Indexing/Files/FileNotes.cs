using System.Collections.Concurrent;

namespace SearchService.Articles;

/// <summary>What is remembered of the folder beside what the index itself holds, so that no job reads again what an earlier one has read:
/// files that hold no article, and files that look changed and are not. Belongs to one publication, and is of no use beside
/// another. Thread-safe.</summary>
/// <param name="version">The publication.</param>
/// <param name="settings">The <see cref="SettingsOf"/> under which files were left out.</param>
/// <param name="asOf">Files that were not changed since are as they are remembered; see <see cref="ArticleFile.ChangedUtc"/>.</param>
/// <param name="badFiles">How many files were bad when the folder was read last.</param>
internal sealed class FileNotes(IndexVersion version, string settings, DateTime asOf, int badFiles)
{
    // Rises when the reader takes or leaves files that it left or took before.
    private const int Reading = 1;

    private readonly ConcurrentDictionary<string, FileNote> _files = new(StringComparer.Ordinal);

    private FileNotes(FileNotes files, IndexVersion version, int badFiles)
        : this(version, files.Settings, files.AsOf, badFiles) => _files = files._files;

    public IndexVersion Version { get; } = version;

    public string Settings { get; } = settings;

    public DateTime AsOf { get; } = asOf;

    public int BadFiles { get; } = badFiles;

    /// <summary>All files that something is remembered of, by path.</summary>
    public IReadOnlyDictionary<string, FileNote> Files => _files;

    /// <summary>What decides, beside a file's content, whether it holds an article.</summary>
    public static string SettingsOf(ArticleIndexOptions options) => $"{Reading};{options.Limits.MaxFileBytes}";

    /// <summary>The same files, for the publication that became of them.</summary>
    public FileNotes For(IndexVersion publication, int bad) => new(this, publication, bad);

    public void Add(string path, FileNote note) => _files[path] = note;

    /// <summary>What is remembered of a file that looks as it did then; null when nothing is.</summary>
    public FileNote? Find(ArticleFile file) =>
        _files.TryGetValue(file.Path, out var note) && note.LengthBytes == file.LengthBytes && note.ModifiedTicks == file.ModifiedUtc.Ticks ? note : null;
}
