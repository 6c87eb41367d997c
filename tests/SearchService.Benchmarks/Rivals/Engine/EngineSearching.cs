using SearchService.Articles;
using SearchService.Engine.Facets;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Benchmarks;

/// <summary>An open index and the work of one search. Totals are exact.</summary>
internal sealed class EngineSearching : IDisposable
{
    public const int PageSize = 10;

    private static readonly string[] FacetFields = [IndexFields.Topic, IndexFields.Provider];

    private readonly MMapDirectory _directory;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private SortedSetFacets[]? _facets;

    public EngineSearching(string index)
    {
        _directory = new MMapDirectory(index);
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader);
    }

    public TopDocs Top(Query query, int count = PageSize) => _searcher.Search(query, count);

    /// <summary>The first hits with the counts of topics and providers; the best values of each into <paramref name="listed"/>.</summary>
    public TopDocs TopWithFacets(Query query, List<string> listed)
    {
        _facets ??= Array.ConvertAll(FacetFields, field => SortedSetFacets.Create(_reader, field));
        using var matches = new SearchMatches(_searcher);
        var page = _searcher.Search(query, PageSize, matches: matches);
        var counts = Array.ConvertAll(_facets, facets => new int[facets.ValueCount]);
        foreach (var leaf in _reader.Leaves)
        {
            for (var i = 0; i < _facets.Length; i++)
            {
                _facets[i].Count(leaf, matches.Of(leaf), counts[i]);
            }
        }

        for (var i = 0; i < _facets.Length; i++)
        {
            listed.AddRange(Best(_facets[i], counts[i]));
        }

        return page;
    }

    /// <summary>What is shown of the hits.</summary>
    public int Load(TopDocs page)
    {
        var bytes = 0;
        foreach (var hit in page.ScoreDocs)
        {
            var source = new StoredSource();
            _reader.VisitDocument(hit.DocId, source);
            bytes += source.Bytes.Length;
        }

        return bytes;
    }

    public string IdOf(int globalDocId)
    {
        var source = new StoredSource();
        _reader.VisitDocument(globalDocId, source);
        return source.Id;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    // By count, then by value.
    private static IEnumerable<string> Best(SortedSetFacets facets, int[] counts)
    {
        var ords = new List<int>();
        for (var ord = 0; ord < counts.Length; ord++)
        {
            if (counts[ord] > 0)
            {
                ords.Add(ord);
            }
        }

        ords.Sort((x, y) => counts[x] != counts[y] ? counts[y].CompareTo(counts[x]) : x.CompareTo(y));
        return ords.Take(PageSize).Select(ord => $"{facets.Values[ord]}:{counts[ord]}");
    }
}
