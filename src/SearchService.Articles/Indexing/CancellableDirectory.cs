using SearchService.Engine.Store;

namespace SearchService.Articles;

/// <summary>The index as the writer of one job sees it: once the job is cancelled nothing more is written, made durable or published,
/// in the middle of a flush, a merge or a commit as well. What is to be deleted still is.</summary>
/// <param name="inner">The index.</param>
/// <param name="cancellation">The job's.</param>
internal sealed class CancellableDirectory(IndexDirectory inner, CancellationToken cancellation) : IndexDirectory
{
    /// <inheritdoc/>
    public override string[] ListAll() => inner.ListAll();

    /// <inheritdoc/>
    public override long FileLength(string name) => inner.FileLength(name);

    /// <inheritdoc/>
    public override IndexOutput CreateOutput(string name)
    {
        cancellation.ThrowIfCancellationRequested();
        return new IndexOutput(name, new CancellableStream(inner.CreateOutput(name), cancellation));
    }

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name)
    {
        cancellation.ThrowIfCancellationRequested();
        return inner.OpenInput(name);
    }

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
        {
            cancellation.ThrowIfCancellationRequested();
            inner.Sync([name]);
        }
    }

    /// <inheritdoc/>
    public override void SyncMetadata() => inner.SyncMetadata();

    /// <inheritdoc/>
    public override void Rename(string source, string target)
    {
        cancellation.ThrowIfCancellationRequested();
        inner.Rename(source, target);
    }

    /// <inheritdoc/>
    public override void DeleteFile(string name) => inner.DeleteFile(name);

    /// <inheritdoc/>
    public override IndexLock ObtainLock(string name) => inner.ObtainLock(name);

    private sealed class CancellableStream(IndexOutput output, CancellationToken cancellation) : AppendStream
    {
        public override long Length => output.Position;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            cancellation.ThrowIfCancellationRequested();
            output.WriteBytes(buffer);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                output.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
