using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>What the searches of one searcher gather for each other. Each part is made when a search first needs it, so that an index is open without
/// any of them. Safe for use by several threads.</summary>
/// <param name="reader">The searcher's index.</param>
internal sealed class SearcherCaches(IndexReader reader)
{
    // Bytes.
    private const long MaxExpansionsSize = 4 * 1024 * 1024;

    private KnownTerms? _terms;
    private TermHitsScorer? _termHitsScorer;
    private HitBatch? _batch;
    private HitBatch? _scoredBatch;
    private RankingTables? _rankingTables;
    private MatchSets? _matchSets;
    private RepeatedSets? _repeatedSets;
    private BoundedCache<Query, Query>? _expansions;

    /// <summary>What dictionaries say of terms.</summary>
    public KnownTerms Terms => _terms ?? LazyInitializer.EnsureInitialized(ref _terms, () => new KnownTerms(reader));

    /// <summary>What bounds of scores are read from.</summary>
    public RankingTables RankingTables => _rankingTables ?? LazyInitializer.EnsureInitialized(ref _rankingTables, static () => new RankingTables());

    /// <summary>Sets to count in.</summary>
    public MatchSets MatchSets => _matchSets ?? LazyInitializer.EnsureInitialized(ref _matchSets, static () => new MatchSets());

    /// <summary>Sets that searches have in common.</summary>
    public RepeatedSets RepeatedSets => _repeatedSets ?? LazyInitializer.EnsureInitialized(ref _repeatedSets, static () => new RepeatedSets());

    /// <summary>What mistyped words stand for in this index.</summary>
    public BoundedCache<Query, Query> Expansions =>
        _expansions ?? LazyInitializer.EnsureInitialized(ref _expansions, static () => new BoundedCache<Query, Query>(MaxExpansionsSize));

    /// <summary>What scores the documents of a term. Give it back, or forget it.</summary>
    public TermHitsScorer TakeTermHitsScorer() => Interlocked.Exchange(ref _termHitsScorer, null) ?? new TermHitsScorer(reader.Leaves.Count);

    public void Give(TermHitsScorer scorer) => Volatile.Write(ref _termHitsScorer, scorer);

    /// <summary>A batch for hits. Give it back, or forget it.</summary>
    public HitBatch TakeBatch(bool withScores) =>
        Interlocked.Exchange(ref withScores ? ref _scoredBatch : ref _batch, null) ?? new HitBatch(withScores);

    public void Give(HitBatch hits) => Volatile.Write(ref hits.Scores.IsEmpty ? ref _batch : ref _scoredBatch, hits);
}
