using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>A written segment as the writer holds it: its commit info, the deletions that are not written yet, and the reader
/// through which they are found. The writer's state lock guards it.</summary>
internal sealed class SegmentState : IDisposable
{
    private readonly IndexDirectory _directory;
    private SegmentReader? _reader;
    private FixedBitSet? _liveDocs;
    private bool _liveDocsDirty;
    private bool _liveDocsShared;
    private int _delCount;

    /// <param name="directory">The index.</param>
    /// <param name="commit">The segment as the last commit, or its flush, left it.</param>
    /// <param name="sequences">When each document was added; null when all of them come before any deletion still to come.</param>
    /// <param name="liveDocs">Deletions that a flush or merge brought with it, not written yet; null for none.</param>
    public SegmentState(IndexDirectory directory, SegmentCommitInfo commit, long[]? sequences, FixedBitSet? liveDocs)
    {
        _directory = directory;
        Commit = commit;
        Sequences = sequences;
        Origin = IndexFileNames.CounterOf(commit.Info.Name);
        _delCount = commit.DelCount;
        if (liveDocs is not null)
        {
            _liveDocs = liveDocs;
            _liveDocsDirty = true;
            _delCount = commit.MaxDoc - liveDocs.Cardinality();
        }
    }

    public SegmentCommitInfo Commit { get; private set; }

    public string Name => Commit.Info.Name;

    public int MaxDoc => Commit.MaxDoc;

    public int DelCount => _delCount;

    public long[]? Sequences { get; set; }

    /// <summary>True while a merge reads the segment.</summary>
    public bool IsMerging { get; set; }

    /// <summary>The bytes of its files.</summary>
    public long LengthBytes { get; init; }

    /// <summary>The greatest generation of deletions that the directory holds, of other commits too; -1 for none.</summary>
    public long NewestDelGen { get; init; } = -1;

    /// <summary>The number of the oldest segment that was merged into it; its own when none was.</summary>
    public long Origin { get; init; }

    /// <summary>All files that the segment consists of now.</summary>
    public string[] Files => [.. Commit.Files()];

    /// <summary>A reader with the current deletions, which the caller disposes. The deletions it sees never change.</summary>
    public SegmentReader OpenSnapshot()
    {
        var reader = Reader();
        LoadLiveDocs();
        _liveDocsShared = true;
        return reader.WithLiveDocs(Commit with { DelCount = _delCount }, _delCount == 0 ? null : _liveDocs);
    }

    /// <summary>Deletes the documents that hold one of the terms and were added before the term's sequence number.</summary>
    public void ApplyDeletes(IReadOnlyList<KeyValuePair<Term, long>> deletes)
    {
        string? field = null;
        TermsEnum? terms = null;
        PostingsEnum? postings = null;
        foreach (var (term, sequence) in deletes)
        {
            if (term.Field != field)
            {
                field = term.Field;
                terms = Reader().GetTerms(field)?.GetEnumerator();
                postings = null;
            }

            if (terms is null || !terms.SeekExact(term.Bytes))
            {
                continue;
            }

            postings = terms.Postings(postings, PostingsFlags.None);
            for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
            {
                if (Sequences is null || Sequences[doc] < sequence)
                {
                    Delete(doc);
                }
            }
        }
    }

    /// <summary>Deletes one document; deleting it again changes nothing.</summary>
    public void Delete(int docId)
    {
        LoadLiveDocs();
        if (!_liveDocs!.Get(docId))
        {
            return;
        }

        if (_liveDocsShared)
        {
            _liveDocs = _liveDocs.Clone();
            _liveDocsShared = false;
        }

        _liveDocs.Clear(docId);
        _liveDocsDirty = true;
        _delCount++;
    }

    /// <summary>True when the document is deleted now.</summary>
    public bool IsDeleted(int docId) => _delCount > 0 && _liveDocs?.Get(docId) == false;

    /// <summary>Writes the deletions of which the directory does not know yet, as a new generation; true when there were any.</summary>
    public bool WriteLiveDocs()
    {
        if (!_liveDocsDirty)
        {
            return false;
        }

        var delGen = Math.Max(NewestDelGen, Math.Max(0, Commit.DelGen)) + 1;
        LiveDocsFormat.Write(_directory, Commit.Info, delGen, _liveDocs!);
        Commit = Commit with { DelGen = delGen, DelCount = _delCount, Id = Guid.NewGuid().ToByteArray() };
        _liveDocsDirty = false;
        return true;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _reader = null;
    }

    private SegmentReader Reader() => _reader ??= new SegmentReader(_directory, Commit);

    private void LoadLiveDocs()
    {
        if (_liveDocs is not null)
        {
            return;
        }

        if (Reader().LiveDocs is { } read)
        {
            _liveDocs = read;
            _liveDocsShared = true;
            return;
        }

        _liveDocs = new FixedBitSet(MaxDoc);
        _liveDocs.SetRange(0, MaxDoc);
    }
}
