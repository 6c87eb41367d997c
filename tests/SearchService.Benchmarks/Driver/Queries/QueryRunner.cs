using SearchService.Articles;
using SearchService.Engine.Facets;
using SearchService.Engine.Search;

namespace SearchService.Benchmarks;

/// <summary>Runs queries one after the other on one thread: first untimed rounds, then timed ones. The time of a query is the
/// median of its rounds, so that what else the machine does counts less. Totals are exact.</summary>
internal sealed class QueryRunner
{
    private const int PageSize = 10;
    private const int WarmUpRounds = 2;
    private const int TimedRounds = 5;

    private readonly IndexSearcher _searcher;
    private readonly ThreadClock _clock;
    private readonly ArticleIndexOptions _options = new() { ArticlesPath = "", IndexPath = "" };
    private readonly SortedSetFacets[] _facets;

    public QueryRunner(IndexSearcher searcher, ThreadClock clock)
    {
        _clock = clock;
        _searcher = searcher;
        _facets = [SortedSetFacets.Create(searcher.Reader, IndexFields.Topic), SortedSetFacets.Create(searcher.Reader, IndexFields.Provider)];
    }

    public ClassResult Run(QueryClass queryClass, IReadOnlyList<QueryTask> tasks)
    {
        var boosted = tasks.Select(t => TaskQueries.Boosted(t, _options)).ToArray();
        var withFacets = queryClass == QueryClass.AnyWithFacets;
        var pages = Array.ConvertAll(boosted, Search);
        var found = pages.Where(p => p.ScoreDocs.Count > 0).ToArray();
        return new ClassResult(
            queryClass.ToString(),
            tasks.Count,
            pages.Average(p => p.TotalHits),
            Time(boosted, withFacets ? SearchWithFacets : query => Search(query)),
            Time(tasks.Select(TaskQueries.Plain).ToArray(), withFacets ? SearchWithFacets : query => Search(query)),
            found.Length == 0 ? null : Time(found, Load));
    }

    /// <summary>The first page of hits, by which two engines are compared before their times are.</summary>
    public TopDocs SearchBoosted(QueryTask task) => Search(TaskQueries.Boosted(task, _options));

    private TopDocs Search(Query query) => _searcher.Search(query, PageSize);

    private void SearchWithFacets(Query query)
    {
        Search(query);
        var weight = _searcher.CreateWeight(query, ScoreMode.CompleteNoScores);
        var counts = Array.ConvertAll(_facets, f => new int[f.ValueCount]);
        foreach (var leaf in _searcher.Reader.Leaves)
        {
            var matches = _searcher.Matches(weight, leaf);
            for (var i = 0; i < _facets.Length; i++)
            {
                _facets[i].Count(leaf, matches, counts[i]);
            }
        }
    }

    private void Load(TopDocs page)
    {
        foreach (var hit in page.ScoreDocs)
        {
            _searcher.Reader.VisitDocument(hit.DocId, new StoredSource());
        }
    }

    private Latencies Time<T>(IReadOnlyList<T> items, Action<T> action)
    {
        var rounds = new double[items.Count][];
        for (var i = 0; i < items.Count; i++)
        {
            rounds[i] = new double[TimedRounds];
        }

        for (var round = -WarmUpRounds; round < TimedRounds; round++)
        {
            for (var i = 0; i < items.Count; i++)
            {
                var started = _clock.Now;
                action(items[i]);
                if (round >= 0)
                {
                    rounds[i][round] = _clock.Now - started;
                }
            }
        }

        return Latencies.Of(rounds.Select(r => r.Order().ElementAt(TimedRounds / 2)));
    }
}
