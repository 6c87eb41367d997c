using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Articles;

/// <summary>Holds the newest publication and hands it out, and for a while those before it to who pages through them. A search keeps
/// the one it acquired, whatever is published meanwhile; files go when the last search that needs them is done. Thread-safe.</summary>
/// <param name="directory">The index.</param>
/// <param name="pins">The publications that are kept for cursors; taken over.</param>
/// <param name="warm">Is given every publication before it is handed out, so that its first search is as fast as any other.</param>
internal sealed class SearcherManager(IndexDirectory directory, PinnedVersions pins, Action<ArticleSnapshot> warm) : IDisposable
{
    private readonly Lock _refreshLock = new();
    private volatile ArticleSnapshot? _current;

    public bool IsOpen => _current is not null;

    /// <summary>How many publications are kept that a newer one replaced.</summary>
    public int PinnedVersions => pins.Superseded;

    /// <summary>The newest publication, which the caller releases; null when there is none.</summary>
    public ArticleSnapshot? TryAcquire()
    {
        while (_current is { } current)
        {
            if (current.TryAcquire())
            {
                return current;
            }
        }

        return null;
    }

    /// <exception cref="IndexNotReadyException">There is no publication yet.</exception>
    public ArticleSnapshot Acquire() => TryAcquire() ?? throw new IndexNotReadyException();

    /// <summary>The publication that a cursor is from, which the caller releases. Keeps it for the next page.</summary>
    /// <exception cref="IndexNotReadyException">There is no publication yet.</exception>
    /// <exception cref="CursorGoneException">It is neither the newest nor kept.</exception>
    public ArticleSnapshot Acquire(IndexVersion version)
    {
        var snapshot = Acquire();
        if (snapshot.Version != version)
        {
            snapshot.Release();
            snapshot = pins.TryAcquire(version) ?? throw new CursorGoneException("The version of the index that the cursor is from is gone.");
        }

        pins.Touch(snapshot, isUse: true);
        return snapshot;
    }

    /// <summary>Keeps a publication for a cursor that is handed out.</summary>
    /// <param name="snapshot">Of which the caller holds a reference.</param>
    public void KeepForCursor(ArticleSnapshot snapshot) => pins.Touch(snapshot, isUse: false);

    /// <summary>Opens the newest commit, if it is newer than the one held and can be searched.</summary>
    /// <exception cref="IndexNotFoundException">There is no commit.</exception>
    /// <exception cref="IOException">It cannot be opened; what was held stays.</exception>
    public void Refresh()
    {
        lock (_refreshLock)
        {
            var reader = _current is { } old ? DirectoryReader.OpenIfChanged(old.Reader) : DirectoryReader.Open(directory);
            if (reader is not null)
            {
                Hold(reader);
            }
        }
    }

    /// <summary>Hands out a publication from now on, whichever was held before.</summary>
    /// <param name="reader">Taken over.</param>
    /// <exception cref="IndexFormatException">Its fields are not those of this program.</exception>
    /// <exception cref="CorruptIndexException">It is damaged; what was held stays.</exception>
    public void Replace(DirectoryReader reader)
    {
        lock (_refreshLock)
        {
            Hold(reader);
        }
    }

    private void Hold(DirectoryReader reader)
    {
        var snapshot = new ArticleSnapshot(reader);
        try
        {
            if (!snapshot.Notes.IsSearchable)
            {
                throw new IndexFormatException(snapshot.Notes.DescribeSchema(), IndexFileNames.SegmentsFileName(reader.Commit.Generation));
            }

            warm(snapshot);
        }
        catch
        {
            snapshot.Release();
            throw;
        }

        var old = _current;
        _current = snapshot;
        pins.SetCurrent(snapshot);
        // Cursors may keep the old one; suggestions never come from it again.
        old?.DropSuggestions();
        old?.Release();
    }

    public void Dispose()
    {
        lock (_refreshLock)
        {
            _current?.Release();
            _current = null;
            pins.Dispose();
        }
    }
}
