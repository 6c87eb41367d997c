using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;

namespace SearchService.Articles;

/// <summary>The work of one job: brings the index of a writer up to date with the folder. It does not commit at the end: that
/// is for its caller, who knows whether anything may be published.</summary>
internal sealed class IndexBuild
{
    private readonly ArticleIndexOptions _options;
    private readonly IndexJob _job;
    private readonly IndexWriter _writer;
    private readonly ArticleMapper _mapper;
    private readonly IndexBefore _before;
    private readonly FileNotes _notes;
    private readonly JobLimits _limits;
    private readonly Action? _checkpoint;

    /// <param name="options">Where the articles are and how they weigh.</param>
    /// <param name="job">Is told of every file, and says when to stop.</param>
    /// <param name="writer">The index.</param>
    /// <param name="before">What the index was, and which files it was made from.</param>
    /// <param name="notes">Takes what is to be remembered of files for the next job.</param>
    /// <param name="checkpoint">Called after every file that is read; null = nothing.</param>
    public IndexBuild(ArticleIndexOptions options, IndexJob job, IndexWriter writer, IndexBefore before, FileNotes notes, Action? checkpoint)
    {
        _options = options;
        _job = job;
        _writer = writer;
        _mapper = new ArticleMapper(options);
        _before = before;
        _notes = notes;
        _limits = new JobLimits(job.Request.MaxBadFileShare ?? options.Limits.MaxBadFileShare, before.Articles);
        _checkpoint = checkpoint;
    }

    /// <exception cref="IOException">The folder cannot be read, or the index cannot be written.</exception>
    /// <exception cref="JobRefusedException">The folder is empty, the disk is too small, too many files are bad or too many articles would
    /// go.</exception>
    /// <exception cref="OperationCanceledException">The job was cancelled.</exception>
    public void Run()
    {
        _job.Enter("enumerating");
        var listing = new ArticleFolder(_options.ArticlesPath).List(_job.Cancellation);
        _limits.CheckFolder(listing.Files.Count + listing.Unreadable.Count);
        _job.SetTotal(listing.Files.Count);
        foreach (var error in listing.Errors)
        {
            _job.AddUnlisted(error);
        }

        _job.Enter("reading");
        var files = FindFilesToRead(listing.Files);
        DiskSpace.Check(_options.IndexPath, DiskSpace.Estimate(files.Count, files.Sum(f => f.LengthBytes), _before.Articles, _before.LengthBytes));
        ReadFiles(files);
        RemoveVanished(listing);
        _limits.CheckResult(
            _job.BadFiles, _before.BadFiles, listing.Files.Count + listing.Errors.Count, (_before.IsReplaced ? 0 : _before.Articles) + _job.Growth);
    }

    private List<ArticleFile> FindFilesToRead(IReadOnlyList<ArticleFile> files)
    {
        var toRead = new List<ArticleFile>();
        var plan = new FilePlan(_before.Files, _before.Notes, _before.FilesAsOf);
        foreach (var file in files)
        {
            _job.Cancellation.ThrowIfCancellationRequested();
            var decision = plan.Decide(file, out var note);
            if (decision == FileDecision.Read)
            {
                toRead.Add(file);
                continue;
            }

            if (note is not null)
            {
                _notes.Add(file.Path, note);
            }

            if (decision == FileDecision.Keep)
            {
                _job.CountUnchanged(read: false);
            }
            else
            {
                Leave(file, note!.Error!, read: false);
            }
        }

        return toRead;
    }

    private void ReadFiles(List<ArticleFile> files)
    {
        var readOptions = ArticleReadOptions.Default with { MaxFileBytes = _options.Limits.MaxFileBytes };
        var parallel = new ParallelOptions { CancellationToken = _job.Cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(
                0,
                files.Count,
                parallel,
                () => (Reader: new ArticleFileReader(readOptions), Document: new Document()),
                (i, _, worker) =>
                {
                    ReadFile(files[i], worker.Reader, worker.Document);
                    _checkpoint?.Invoke();
                    return worker;
                },
                static _ => { });
        }
        catch (AggregateException e)
        {
            // One failure, or the end of the job, stops them all; the first says why.
            _job.Cancellation.ThrowIfCancellationRequested();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private void ReadFile(ArticleFile file, ArticleFileReader reader, Document document)
    {
        var isKnown = _before.Files.TryGetValue(file.Id, out var known);
        var result = isKnown ? reader.ReadUnlessKnown(file, known.ContentHash, _job.Cancellation) : reader.Read(file, _job.Cancellation);
        if (result is null)
        {
            if (!known.LooksLike(file))
            {
                _notes.Add(file.Path, NoteOf(file, known.ContentHash, null));
            }

            _job.CountUnchanged(read: true);
            return;
        }

        if (!result.IsArticle)
        {
            Leave(file, result.Error, read: true);
            return;
        }

        _mapper.Map(result.Article, file, document);
        if (isKnown)
        {
            _writer.UpdateDocument(new Term(IndexFields.Id, file.Id), document);
        }
        else
        {
            _writer.AddDocument(document);
        }

        _job.CountIndexed(isNew: !isKnown);
    }

    // What cannot be read now need not be worse than it was: its article stays until the file can be read or is gone.
    private void Leave(ArticleFile file, ArticleReadError error, bool read)
    {
        var mayBeSound = error.Reason == ArticleReadReason.Unreadable || error.Reason == ArticleReadReason.Changing;
        if (!mayBeSound && _before.Files.ContainsKey(file.Id))
        {
            Remove(file.Id);
        }

        if (error.Reason == ArticleReadReason.Vanished)
        {
            _job.CountVanished();
            return;
        }

        if (read && error.Reason.IsOfContent)
        {
            _notes.Add(file.Path, NoteOf(file, 0, error));
        }

        _job.CountSkipped(error, read);
    }

    private void RemoveVanished(ArticleFolderListing listing)
    {
        // Nearly always all are there still, and ids are counted sooner than gathered.
        if (listing.Files.Count(file => _before.Files.ContainsKey(file.Id)) == _before.Files.Count)
        {
            return;
        }

        var present = listing.Files.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in _before.Files.Keys)
        {
            // What lies where nothing could be listed is not gone.
            if (!present.Contains(id) && !listing.MayHide(id))
            {
                Remove(id);
            }
        }
    }

    private void Remove(string id)
    {
        _writer.DeleteDocuments(new Term(IndexFields.Id, id));
        _job.CountRemoved();
    }

    private static FileNote NoteOf(ArticleFile file, long contentHash, ArticleReadError? error) =>
        new(file.LengthBytes, file.ModifiedUtc.Ticks, contentHash, error);
}
