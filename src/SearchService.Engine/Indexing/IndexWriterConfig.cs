using SearchService.Engine.Analysis;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Indexing;

/// <summary>How an <see cref="IndexWriter"/> works. Not changed once a writer uses it.</summary>
/// <param name="Analyzer">Cuts the text of analyzed fields into tokens.</param>
public sealed record IndexWriterConfig(Analyzer Analyzer)
{
    /// <summary>What to do with an index that is there already.</summary>
    public OpenMode OpenMode { get; init; } = OpenMode.CreateOrAppend;

    /// <summary>Which commits are kept beside the newest.</summary>
    public IndexDeletionPolicy IndexDeletionPolicy { get; init; } = new KeepOnlyLastCommitDeletionPolicy();

    /// <summary>The commit to go on from, for example the newest sound one; null = the newest. Later ones stay until the first commit
    /// of the writer, which comes after all of them.</summary>
    public IndexCommit? IndexCommit { get; init; }

    /// <summary>The order in which the documents of each segment stand, by NUMERIC columns, the most important key first; documents
    /// with equal keys stay as they came. Empty = all stay as they came. An index keeps its sort for life.</summary>
    public IReadOnlyList<IndexSortField> IndexSort { get; init; } = [];

    /// <summary>Memory for documents that are not written yet, in MiB over all threads, at least 1.</summary>
    public int RamBufferMegabytes { get; init; } = 128;

    /// <summary>How many threads add documents at once, at most; each fills a segment of its own. At least 1.</summary>
    public int MaxIndexingThreads { get; init; } = Environment.ProcessorCount;

    /// <summary>Flush a thread's segment after so many documents, whatever their size; mostly for tests. At least 1.</summary>
    public int MaxBufferedDocs { get; init; } = int.MaxValue;

    /// <summary>How many merges run at once in the background; 0 = none: segments are merged only by ForceMerge.</summary>
    public int MaxMergeThreads { get; init; } = 1;

    /// <summary>Which segments to merge, and when.</summary>
    public TieredMergePolicy MergePolicy { get; init; } = new();

    /// <summary>Whether new segments are packed into one file each (.cfs) when their size is at most
    /// <see cref="MaxCompoundFileMegabytes"/>.</summary>
    public bool UseCompoundFile { get; init; }

    /// <summary>The greatest segment that is packed, in MiB.</summary>
    public int MaxCompoundFileMegabytes { get; init; } = 16;
}
