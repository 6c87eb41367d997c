using System.Globalization;
using System.Runtime.ExceptionServices;
using SearchService.Engine.Codecs;
using SearchService.Engine.Documents;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Engine.Indexing;

/// <content>Flushing, and the list of segments.</content>
public sealed partial class IndexWriter
{
    // Above every segment's that is there, whoever names it: a file that is held or cannot be deleted is in nobody's way.
    private long FirstFreeCounter() => _directory.ListAll()
        .Select(f => IndexFileNames.CounterOf(IndexFileNames.SegmentNameOf(f) ?? "") + 1)
        .Append(_lastCommit.Counter)
        .Max();

    private void LoadSegments()
    {
        foreach (var commit in _lastCommit.Segments)
        {
            var state = Load(commit);
            _segments.Add(state);
            _files.Add(state.Files);
        }
    }

    private SegmentState Load(SegmentCommitInfo commit)
    {
        if (!commit.Info.IndexSort.SequenceEqual(_config.IndexSort))
        {
            throw new ArgumentException(
                $"segment {commit.Info.Name} is sorted by {Describe(commit.Info.IndexSort)}, this writer sorts by {Describe(_config.IndexSort)}: an index keeps its sort for life");
        }

        using var reader = new SegmentReader(_directory, commit);
        _numbers.AddSegment(reader.FieldInfos);
        return new SegmentState(_directory, commit, null, null)
        {
            LengthBytes = LengthOf(commit.Info),
            NewestDelGen = _directory.ListAll().Max(f => IndexFileNames.GenerationFromLiveDocsFileName(commit.Info.Name, f)),
        };
    }

    private static string Describe(IReadOnlyList<IndexSortField> sort) => sort.Count == 0 ? "nothing" : string.Join(", ", sort);

    // A field by which documents are sorted has a NUMERIC column and no other, from the first document on.
    private void ReserveSortColumns()
    {
        foreach (var key in _config.IndexSort)
        {
            _numbers.NumberOf(key.Field, new FieldType { DocValuesType = DocValuesType.Numeric });
        }
    }

    private long LengthOf(SegmentInfo info) => info.Files.Sum(_directory.FileLength);

    private SegmentInfo NewSegmentInfo(string source) =>
        new(IndexFileNames.SegmentName(Interlocked.Increment(ref _segmentCounter) - 1), Guid.NewGuid().ToByteArray(), -1)
        {
            IndexSort = _config.IndexSort,
            Diagnostics =
            {
                ["source"] = source,
                ["lucene.version"] = LuceneVersion.Current.ToString(),
                ["os"] = Environment.OSVersion.Platform.ToString(),
                ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            },
        };

    private void FlushFullBuffer(SegmentBuffer buffer)
    {
        _gate.EnterReadLock();
        try
        {
            EnsureUsable();
            Guard(() => FlushBuffer(buffer));
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    // Nobody adds or deletes meanwhile: the gate is ours alone.
    private void FlushAll()
    {
        SegmentBuffer[] buffers;
        lock (_state)
        {
            buffers = [.. _buffers];
            _idleBuffers.Clear();
        }

        try
        {
            Parallel.ForEach(buffers, new ParallelOptions { MaxDegreeOfParallelism = _config.MaxIndexingThreads }, FlushBuffer);
        }
        catch (AggregateException e)
        {
            // All flushes have ended; the first failure says why.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        ApplyDeletes();
    }

    private void FlushBuffer(SegmentBuffer buffer)
    {
        lock (_state)
        {
            // A full buffer waits for its adding thread; whoever stops the world meanwhile takes it first.
            if (!_buffers.Remove(buffer))
            {
                return;
            }
        }

        try
        {
            if (buffer.DocCount == 0)
            {
                return;
            }

            SegmentFlusher.Flush(_directory, buffer);
            var info = buffer.Info;
            Seal(info);
            AddSegment(new SegmentState(_directory, NewCommitInfo(info), buffer.Sequences, buffer.LiveDocs()) { LengthBytes = LengthOf(info) });
        }
        finally
        {
            // After a failure, or without documents, no segment refers to what was written.
            Discard(buffer);
        }
    }

    private static SegmentCommitInfo NewCommitInfo(SegmentInfo info) => new(info) { Id = Guid.NewGuid().ToByteArray() };

    // Collects the segment's files, packs them where that is wanted, and writes the .si that makes them a segment.
    private void Seal(SegmentInfo info)
    {
        var files = _directory.ListAll().Where(f => IndexFileNames.SegmentNameOf(f) == info.Name).ToArray();
        if (_config.UseCompoundFile && files.Sum(_directory.FileLength) <= (long)_config.MaxCompoundFileMegabytes << 20)
        {
            CompoundFormat.Write(_directory, info, files);
            info.UseCompoundFile = true;
            foreach (var file in files)
            {
                _directory.DeleteFile(file);
            }

            files = [.. _directory.ListAll().Where(f => IndexFileNames.SegmentNameOf(f) == info.Name)];
        }

        info.Files = [.. files, IndexFileNames.SegmentFileName(info.Name, "", "si")];
        SegmentInfoFormat.Write(_directory, info);
    }

    private void AddSegment(SegmentState segment)
    {
        lock (_state)
        {
            _files.Add(segment.Files);
            _segments.Add(segment);
            _changed = true;
        }
    }

    private void ApplyDeletes()
    {
        var deletes = _deletes.Take();
        lock (_state)
        {
            foreach (var segment in _segments)
            {
                var before = segment.DelCount;
                segment.ApplyDeletes(deletes);
                segment.Sequences = null;
                _changed |= segment.DelCount != before;
            }

            foreach (var empty in _segments.Where(s => s.DelCount == s.MaxDoc && !s.IsMerging).ToArray())
            {
                Remove(empty);
                _changed = true;
            }
        }
    }

    private void Remove(SegmentState segment)
    {
        _segments.Remove(segment);
        segment.Dispose();
        _files.Release(segment.Files);
    }

    // What is thrown away may fail to be closed: nobody will read it.
    private void Discard(SegmentBuffer buffer)
    {
        try
        {
            buffer.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            // Its bytes could not be written to the end, which is as good as any other beginning of them.
        }

        _files.DeleteSegment(buffer.Info.Name);
    }

    private void DropEverything()
    {
        foreach (var buffer in _buffers)
        {
            Discard(buffer);
        }

        _buffers.Clear();
        _idleBuffers.Clear();
        _deletes.Clear();
        foreach (var segment in _segments.ToArray())
        {
            Remove(segment);
        }
    }
}
