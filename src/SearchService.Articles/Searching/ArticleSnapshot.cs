using SearchService.Engine.Search;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>One publication of the index, open for searching, with what is made once per publication.</summary>
internal sealed class ArticleSnapshot
{
    private readonly DirectoryReader _reader;
    private readonly Lazy<FacetColumn>[] _facets;
    private volatile Lazy<SuggestionTables> _suggestions;

    /// <param name="reader">Taken over: its first reference is this snapshot's.</param>
    public ArticleSnapshot(DirectoryReader reader)
    {
        _reader = reader;
        Notes = CommitNotes.Read(reader.Commit.UserData);
        Searcher = new IndexSearcher(reader);
        Version = new IndexVersion(reader.Commit.Generation, new Guid(reader.Commit.Id));
        Info = new IndexSnapshotInfo(reader.Commit.Generation, Notes.BuiltAt, reader.NumDocs);
        _facets = Array.ConvertAll(
            Enum.GetValues<Facet>(),
            facet => new Lazy<FacetColumn>(() => FacetColumn.Create(reader, facet)));
        _suggestions = NewSuggestions();
    }

    public DirectoryReader Reader => _reader;

    public IndexSearcher Searcher { get; }

    public CommitNotes Notes { get; }

    public IndexVersion Version { get; }

    public IndexSnapshotInfo Info { get; }

    public FacetColumn FacetsOf(Facet facet) => _facets[(int)facet].Value;

    public SuggestionTables Suggestions => _suggestions.Value;

    /// <summary>Takes a reference; false when the snapshot is closed already.</summary>
    public bool TryAcquire() => _reader.TryAddReference();

    public void Release() => _reader.Release();

    /// <summary>Lets go of the tables for suggestions, which are made of the newest publication only. One that still is asked for some makes
    /// them again.</summary>
    public void DropSuggestions() => _suggestions = NewSuggestions();

    private Lazy<SuggestionTables> NewSuggestions() =>
        new(() => SuggestionTables.Create(_reader, FacetsOf(Facet.Topic), FacetsOf(Facet.Provider)));
}
