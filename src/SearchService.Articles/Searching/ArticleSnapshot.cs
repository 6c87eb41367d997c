using SearchService.Engine.Facets;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>One publication of the index, open for searching, with what is made once per publication.</summary>
internal sealed class ArticleSnapshot
{
    private readonly DirectoryReader _reader;
    private readonly Lazy<SortedSetFacets>[] _facets;

    /// <param name="reader">Taken over: its first reference is this snapshot's.</param>
    public ArticleSnapshot(DirectoryReader reader)
    {
        _reader = reader;
        Notes = CommitNotes.Read(reader.Commit.UserData);
        Searcher = new IndexSearcher(reader);
        Info = new IndexSnapshotInfo(reader.Commit.Generation, Notes.BuiltAt, reader.NumDocs);
        _facets = Array.ConvertAll(
            Enum.GetValues<Facet>(),
            facet => new Lazy<SortedSetFacets>(() => SortedSetFacets.Create(reader, IndexFields.FieldOf(facet))));
    }

    public DirectoryReader Reader => _reader;

    public IndexSearcher Searcher { get; }

    public CommitNotes Notes { get; }

    public IndexSnapshotInfo Info { get; }

    public SortedSetFacets FacetsOf(Facet facet) => _facets[(int)facet].Value;

    /// <summary>Takes a reference; false when the snapshot is closed already.</summary>
    public bool TryAcquire() => _reader.TryAddReference();

    public void Release() => _reader.Release();
}
