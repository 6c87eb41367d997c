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
    private readonly IReadOnlyDictionary<string, KnownFile> _known;
    private readonly TouchedFiles _touched;
    private readonly Action? _checkpoint;

    /// <param name="options">Where the articles are and how they weigh.</param>
    /// <param name="job">Is told of every file, and says when to stop.</param>
    /// <param name="writer">The index.</param>
    /// <param name="known">The files that the writer's index was made from, by article id; empty in full mode.</param>
    /// <param name="touched">Files whose time changed but not their content.</param>
    /// <param name="checkpoint">Called after every file; null = nothing.</param>
    public IndexBuild(
        ArticleIndexOptions options,
        IndexJob job,
        IndexWriter writer,
        IReadOnlyDictionary<string, KnownFile> known,
        TouchedFiles touched,
        Action? checkpoint)
    {
        _options = options;
        _job = job;
        _writer = writer;
        _mapper = new ArticleMapper(options);
        _known = known;
        _touched = touched;
        _checkpoint = checkpoint;
    }

    /// <exception cref="IOException">The folder cannot be read, or the index cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The job was cancelled.</exception>
    public void Run()
    {
        _job.Enter("enumerating");
        var listing = new ArticleFolder(_options.ArticlesPath).List(_job.Cancellation);
        _job.SetTotal(listing.Files.Count);
        foreach (var error in listing.Errors)
        {
            _job.AddUnlisted(error);
        }

        _job.Enter("reading");
        ReadFiles(listing.Files);
        RemoveVanished(listing);
    }

    private void ReadFiles(IReadOnlyList<ArticleFile> files)
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
            // One failure stops them all; the first says why.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private void ReadFile(ArticleFile file, ArticleFileReader reader, Document document)
    {
        var isKnown = _known.TryGetValue(file.Id, out var known);
        if (isKnown && (known.LooksLike(file) || _touched.LooksLike(file, known.ContentHash)))
        {
            _job.CountUnchanged(read: false);
            return;
        }

        var result = reader.Read(file);
        if (!result.IsArticle)
        {
            if (isKnown)
            {
                Remove(file.Id);
            }

            _job.CountSkipped(result.Error);
            return;
        }

        if (isKnown && result.Article.ContentHash == known.ContentHash)
        {
            _touched.Remember(file, known.ContentHash);
            _job.CountUnchanged(read: true);
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

        _job.CountIndexed();
    }

    private void RemoveVanished(ArticleFolderListing listing)
    {
        // A sub-folder that could not be read hides its articles; they are not gone.
        if (!listing.IsComplete || _known.Count == 0)
        {
            return;
        }

        var present = listing.Files.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in _known.Keys)
        {
            if (!present.Contains(id))
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
}
