using SearchService.Engine.Documents;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Indexing;

/// <summary>Changes an index: adds, replaces and deletes documents, and publishes what it did by <see cref="Commit"/>. One writer
/// per index, held by write.lock; any number of threads may use it.
/// <para>Documents collect in memory, one segment under construction per thread, and are flushed to new segments as memory
/// fills. Deletions are remembered by term and applied when segments are complete. Readers see none of it before a commit.</para>
/// <para>After an I/O error the writer refuses everything but <see cref="Rollback"/> and Dispose; the last commit stays as it was.</para></summary>
public sealed partial class IndexWriter : IDisposable
{
    // Remembered deletions are cheap, but not without bound.
    private const int MaxBufferedDeletes = 100_000;

    private readonly IndexDirectory _directory;
    private readonly IndexWriterConfig _config;
    private readonly IndexLock _writeLock;
    private readonly FileReferences _files;
    private readonly KeptCommits _commits;

    // Adding and deleting share the gate; what must see all documents at rest takes it alone.
    private readonly ReaderWriterLockSlim _gate = new();

    // Guards the segment list, the idle buffers and the merges.
    private readonly Lock _state = new();
    private readonly List<SegmentState> _segments = [];
    private readonly Stack<SegmentBuffer> _idleBuffers = [];
    private readonly HashSet<SegmentBuffer> _buffers = [];
    private readonly BufferedDeletes _deletes = new();
    private FieldNumbers _numbers = new();
    private SegmentInfos _lastCommit;
    private long _segmentCounter;
    private long _sequence;
    private bool _changed;
    private Exception? _failure;
    private bool _closed;

    /// <summary>Takes the write lock and opens the newest commit, or begins an index.</summary>
    /// <exception cref="LockObtainFailedException">Another writer is at work.</exception>
    /// <exception cref="IndexNotFoundException">OpenMode is Append and there is no index.</exception>
    /// <exception cref="CorruptIndexException">The newest commit is damaged, and OpenMode is not Create.</exception>
    /// <exception cref="FileNotFoundException">The commit to go on from was deleted, or a file of the newest is missing.</exception>
    /// <exception cref="ArgumentException">The index has another sort than the configuration, or that sort is not by NUMERIC columns.</exception>
    public IndexWriter(IndexDirectory directory, IndexWriterConfig config)
    {
        _directory = directory;
        _config = config;
        if (config.IndexSort.FirstOrDefault(k => !k.IsNumeric) is { } key)
        {
            throw new ArgumentException($"documents cannot be sorted by {key}: only by NUMERIC columns", nameof(config));
        }

        _writeLock = directory.ObtainLock(IndexFileNames.WriteLock);
        _files = new FileReferences(directory, _writeLock);
        try
        {
            _commits = new KeptCommits(directory, config, _files);
            _lastCommit = _commits.Start;
            _segmentCounter = FirstFreeCounter();
            if (config.OpenMode != OpenMode.Create)
            {
                LoadSegments();
            }
            else
            {
                _changed = true;
            }

            ReserveSortColumns();
        }
        catch
        {
            _writeLock.Dispose();
            throw;
        }
    }

    /// <summary>True when something was added, deleted or merged since the last commit.</summary>
    public bool HasUncommittedChanges
    {
        get
        {
            lock (_state)
            {
                return _changed || _deletes.Count > 0 || _buffers.Any(b => b.DocCount > 0);
            }
        }
    }

    /// <summary>Documents that are not deleted, uncommitted ones included, as far as deletions are applied.</summary>
    public int NumDocs
    {
        get
        {
            lock (_state)
            {
                return _segments.Sum(s => s.MaxDoc - s.DelCount) + _buffers.Sum(b => b.DocCount);
            }
        }
    }

    /// <summary>Segments written so far, uncommitted ones included.</summary>
    public int SegmentCount
    {
        get
        {
            lock (_state)
            {
                return _segments.Count;
            }
        }
    }

    /// <summary>Adds a document.</summary>
    /// <exception cref="ArgumentException">The document breaks a rule, such as a field that is of another kind elsewhere; nothing was added.</exception>
    public void AddDocument(Document document) => AddOrUpdate(null, document);

    /// <summary>Deletes what holds the term and adds the document, as one step.</summary>
    /// <exception cref="ArgumentException">The document breaks a rule; nothing was added or deleted.</exception>
    public void UpdateDocument(Term term, Document document) => AddOrUpdate(term, document);

    /// <summary>Deletes all documents, added up to now, that hold one of the terms.</summary>
    public void DeleteDocuments(params ReadOnlySpan<Term> terms)
    {
        _gate.EnterReadLock();
        try
        {
            EnsureUsable();
            foreach (var term in terms)
            {
                _deletes.Add(term, Interlocked.Increment(ref _sequence));
            }
        }
        finally
        {
            _gate.ExitReadLock();
        }

        ApplyDeletesIfMany();
    }

    /// <summary>Deletes every document. Readers of the last commit keep theirs until the next commit.</summary>
    public void DeleteAll()
    {
        _gate.EnterWriteLock();
        try
        {
            EnsureUsable();
            StopMerges();
            lock (_state)
            {
                Guard(DropEverything);
                AllowMerges();
                _numbers = new FieldNumbers();
                ReserveSortColumns();
                _changed = true;
            }
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>Writes all documents in memory as segments and applies all deletions. Does not commit.</summary>
    public void Flush()
    {
        _gate.EnterWriteLock();
        try
        {
            EnsureUsable();
            Guard(FlushAll);
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>Forgets everything since the last commit and closes the writer.</summary>
    public void Rollback() => Dispose();

    /// <summary>Closes the writer and gives back the lock. What was not committed is forgotten.</summary>
    public void Dispose()
    {
        if (_closed)
        {
            return;
        }

        _gate.EnterWriteLock();
        try
        {
            _closed = true;
            StopMerges();
            lock (_state)
            {
                DropEverything();
            }
        }
        finally
        {
            _gate.ExitWriteLock();
            _writeLock.Dispose();
        }
    }

    private void AddOrUpdate(Term? term, Document document)
    {
        SegmentBuffer? full;
        _gate.EnterReadLock();
        try
        {
            EnsureUsable();
            DocumentRules.Check(document);
            full = Guard(() => AddToBuffer(term, document));
        }
        finally
        {
            _gate.ExitReadLock();
        }

        if (full is not null)
        {
            FlushFullBuffer(full);
            ScheduleMerges();
        }

        ApplyDeletesIfMany();
    }

    // Returns the buffer when it is full: its flush is the adding thread's work, outside the gate's turn.
    private SegmentBuffer? AddToBuffer(Term? term, Document document)
    {
        var buffer = TakeBuffer();
        var isFull = false;
        try
        {
            var sequence = Interlocked.Increment(ref _sequence);
            buffer.Add(document, sequence);
            if (term is not null)
            {
                _deletes.Add(term, sequence);
            }

            isFull = buffer.DocCount >= _config.MaxBufferedDocs
                || buffer.BytesUsed >= ((long)_config.RamBufferMegabytes << 20) / _config.MaxIndexingThreads;
        }
        finally
        {
            if (!isFull)
            {
                ReturnBuffer(buffer);
            }
        }

        return isFull ? buffer : null;
    }

    private SegmentBuffer TakeBuffer()
    {
        lock (_state)
        {
            if (_idleBuffers.TryPop(out var idle))
            {
                return idle;
            }

            var buffer = new SegmentBuffer(_directory, NewSegmentInfo("flush"), _config.Analyzer, _numbers);
            _buffers.Add(buffer);
            return buffer;
        }
    }

    private void ReturnBuffer(SegmentBuffer buffer)
    {
        lock (_state)
        {
            _idleBuffers.Push(buffer);
        }
    }

    private void ApplyDeletesIfMany()
    {
        if (_deletes.Count >= MaxBufferedDeletes)
        {
            Flush();
        }
    }

    // An I/O error leaves memory and disk in a state that nobody should commit.
    private void Guard(Action action) => Guard<object?>(() =>
    {
        action();
        return null;
    });

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is not ArgumentException and not OperationCanceledException)
        {
            _failure ??= e;
            throw;
        }
    }

    private void EnsureUsable()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_failure is not null)
        {
            throw new InvalidOperationException("an earlier failure closed the writer to changes: roll it back", _failure);
        }
    }
}
