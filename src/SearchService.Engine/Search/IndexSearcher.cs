using System.Collections.Concurrent;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Runs queries on an index. Safe for use by several threads. Deleted documents never match; totals are exact.</summary>
public sealed class IndexSearcher
{
    private readonly BM25Similarity _similarity;
    private readonly ConcurrentDictionary<string, FieldScoring?> _fields;
    private readonly SearcherCaches _caches;

    /// <param name="reader">The index, which must stay open meanwhile.</param>
    /// <param name="similarity">How terms are scored; Lucene's default when null.</param>
    public IndexSearcher(IndexReader reader, BM25Similarity? similarity = null)
    {
        Reader = reader;
        _similarity = similarity ?? new BM25Similarity();
        _fields = new ConcurrentDictionary<string, FieldScoring?>(StringComparer.Ordinal);
        _caches = new SearcherCaches(reader);
    }

    private IndexSearcher(IndexSearcher other, QueryDeadline deadline)
    {
        Reader = other.Reader;
        _similarity = other._similarity;
        _fields = other._fields;
        _caches = other._caches;
        Ranking = other.Ranking;
        Deadline = deadline;
        Unions = new KnownUnions();
    }

    public IndexReader Reader { get; }

    /// <summary>When searches give up: looked at before each segment and after each batch of at most 2,048 hits.</summary>
    public QueryDeadline Deadline { get; init; }

    /// <summary>What one search has gathered; null where the searcher is not for one search.</summary>
    internal KnownUnions? Unions { get; }

    /// <summary>Where skipping pays.</summary>
    internal RankingSettings Ranking { get; init; } = RankingSettings.Default;

    /// <summary>What bounds of scores are read from.</summary>
    internal RankingTables RankingTables => _caches.RankingTables;

    /// <summary>Sets to count in.</summary>
    internal MatchSets MatchSets => _caches.MatchSets;

    /// <summary>Sets that searches have in common.</summary>
    internal RepeatedSets RepeatedSets => _caches.RepeatedSets;

    /// <summary>What mistyped words stand for in this index.</summary>
    internal BoundedCache<Query, Query> Expansions => _caches.Expansions;

    /// <summary>The same searcher, with what it has gathered of fields, for one search with a deadline of its own, on one thread at a time.</summary>
    public IndexSearcher WithDeadline(QueryDeadline deadline) => new(this, deadline);

    /// <summary>The query in the form in which it runs.</summary>
    public Query Rewrite(Query query)
    {
        while (true)
        {
            var rewritten = query.Rewrite(this);
            if (ReferenceEquals(rewritten, query))
            {
                return query;
            }

            query = rewritten;
        }
    }

    /// <summary>Rewrites the query and binds it to this searcher.</summary>
    public Weight CreateWeight(Query query, ScoreMode scoreMode) => Rewrite(query).CreateWeight(this, scoreMode, 1);

    /// <summary>The first n hits by score, or by the sort; ties by ascending document.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="n">How many hits.</param>
    /// <param name="sort">The order; null = by score.</param>
    /// <param name="matches">Gets all that match, if not null; empty so far.</param>
    /// <exception cref="QueryTimeoutException">The deadline has passed.</exception>
    public TopDocs Search(Query query, int n, Sort? sort = null, SearchMatches? matches = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (n == 0)
        {
            return new TopDocs(Count(query, matches), []);
        }

        if (sort is null)
        {
            return SearchByScore(query, new TopScoreDocCollector(n), matches);
        }

        var byField = new TopFieldCollector(sort, n);
        Search(query, byField, matches);
        return byField.TopDocs();
    }

    /// <summary>The next n hits after one of an earlier search: the same query and sort on the same index, cut into pages of any sizes,
    /// give what one search for all of it gives. Totals count every hit, those before too.</summary>
    /// <param name="after">The last hit of the page before. A hit of a sorted search needs no score unless the sort looks at it.</param>
    /// <param name="query">As before.</param>
    /// <param name="n">How many hits.</param>
    /// <param name="sort">As before; null = by score.</param>
    /// <param name="matches">Gets all that match, those before too, if not null; empty so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index has no such document.</exception>
    /// <exception cref="ArgumentException">The order needs the score of <paramref name="after"/> and it is not a number.</exception>
    /// <exception cref="QueryTimeoutException">The deadline has passed.</exception>
    public TopDocs SearchAfter(ScoreDoc after, Query query, int n, Sort? sort = null, SearchMatches? matches = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)after.DocId, (uint)Reader.MaxDoc, nameof(after));
        if (n == 0)
        {
            return new TopDocs(Count(query, matches), []);
        }

        if (sort is null)
        {
            return SearchByScore(query, new TopScoreDocCollector(n, after), matches);
        }

        var byField = new TopFieldCollector(sort, n, after, Reader);
        Search(query, byField, matches);
        return byField.TopDocs();
    }

    /// <summary>Hands all hits to a collector.</summary>
    /// <exception cref="QueryTimeoutException">The deadline has passed.</exception>
    public void Search(Query query, Collector collector, SearchMatches? matches = null)
    {
        var weight = CreateWeight(query, collector.ScoreMode);
        foreach (var context in Reader.Leaves)
        {
            Deadline.Check();
            var scorer = weight.GetBulkScorer(context);
            if (scorer is not null)
            {
                Search(scorer, context, collector, matches?.Of(context));
            }
        }
    }

    /// <summary>How many documents match.</summary>
    /// <exception cref="QueryTimeoutException">The deadline has passed.</exception>
    public int Count(Query query, SearchMatches? matches = null)
    {
        var weight = CreateWeight(query, ScoreMode.CompleteNoScores);
        var total = 0;
        foreach (var context in Reader.Leaves)
        {
            var count = matches is null ? weight.Count(context) : -1;
            total += count >= 0 ? count : CountMatches(weight, context, matches?.Of(context));
        }

        return total;
    }

    /// <summary>The documents of a segment that match and are not deleted. The caller may change the set.</summary>
    /// <param name="weight">Of this searcher; best without scores, see <see cref="CreateWeight"/>.</param>
    /// <param name="context">A segment of this searcher's reader.</param>
    /// <exception cref="QueryTimeoutException">The deadline has passed.</exception>
    public FixedBitSet Matches(Weight weight, LeafReaderContext context)
    {
        var matches = new FixedBitSet(context.Reader.MaxDoc);
        Collect(weight, context, matches);
        return matches;
    }

    /// <inheritdoc cref="Matches(Weight, LeafReaderContext)"/>
    public FixedBitSet Matches(Query query, LeafReaderContext context) =>
        Matches(CreateWeight(query, ScoreMode.CompleteNoScores), context);

    /// <summary>How a document's score comes about; no match when it is deleted.</summary>
    public Explanation Explain(Query query, int globalDocId)
    {
        var context = Reader.LeafOf(globalDocId);
        var docId = globalDocId - context.DocBase;
        return context.Reader.LiveDocs?.Get(docId) == false
            ? Explanation.NoMatch($"document {globalDocId} is deleted")
            : CreateWeight(query, ScoreMode.Complete).Explain(context, docId);
    }

    /// <summary>What scores need to know of a field; null when no document has it.</summary>
    public CollectionStatistics? GetCollectionStatistics(string field) => GetField(field)?.Statistics;

    /// <summary>A term in each segment, also when none has it.</summary>
    internal TermStates FindTerm(Term term) => _caches.Terms.Find(term);

    /// <summary>BM25 for a term, or for several that are scored as one, of a field that documents have.</summary>
    internal BM25Scorer CreateScoring(string field, float boost, ReadOnlySpan<TermStatistics> terms)
    {
        var scoring = GetField(field) ?? throw new ArgumentException($"no document has the field {field}", nameof(field));
        return new BM25Scorer(boost, BM25Similarity.Idf(terms, scoring.Statistics), scoring.NormFactors);
    }

    /// <summary>Adds the documents of a segment that match and are not deleted to an empty set.</summary>
    internal void Collect(Weight weight, LeafReaderContext context, FixedBitSet matches)
    {
        weight.Collect(this, context, matches);
        if (context.Reader.LiveDocs is { } live)
        {
            matches.And(live);
        }
    }

    private TopDocs SearchByScore(Query query, TopScoreDocCollector collector, SearchMatches? matches)
    {
        var search = new TopScoreSearch(this, CreateWeight(query, ScoreMode.TopScores), collector, matches);
        foreach (var context in Reader.Leaves)
        {
            Deadline.Check();
            search.Search(context);
        }

        return collector.TopDocs();
    }

    private FieldScoring? GetField(string field) =>
        _fields.GetOrAdd(field, static (name, searcher) => FieldScoring.Create(searcher.Reader, name, searcher._similarity), this);

    internal void Search(BulkScorer scorer, LeafReaderContext context, Collector collector, FixedBitSet? matches)
    {
        var hits = _caches.TakeBatch(collector.ScoreMode != ScoreMode.CompleteNoScores);
        var leaf = collector.GetLeafCollector(context);
        var live = context.Reader.LiveDocs;
        hits.ScoreFloor = leaf.ScoreFloor;
        while (scorer.NextBatch(hits))
        {
            if (live is not null)
            {
                hits.Retain(live);
            }

            matches?.SetAll(hits.DocIds[..hits.Count]);
            leaf.Collect(hits.DocIds[..hits.Count], hits.Scores.IsEmpty ? [] : hits.Scores[..hits.Count]);
            hits.ScoreFloor = leaf.ScoreFloor;
            Deadline.Check();
        }

        _caches.Give(hits);
    }

    internal void Search(in TermHits hits, LeafReaderContext context, TopScoreDocCollector collector, FixedBitSet? matches)
    {
        var scorer = _caches.TakeTermHitsScorer();
        scorer.Collect(hits, context, collector, matches);
        _caches.Give(scorer);
    }

    private int CountMatches(Weight weight, LeafReaderContext context, FixedBitSet? wanted)
    {
        var matches = wanted ?? MatchSets.Rent(context);
        Collect(weight, context, matches);
        var count = matches.Cardinality();
        if (wanted is null)
        {
            MatchSets.Return(context, matches);
        }

        return count;
    }

    /// <summary>Adds a scorer's documents to a set, deleted ones included.</summary>
    internal void Collect(Scorer scorer, FixedBitSet matches)
    {
        // A slice at a time, so that the deadline is looked at.
        const int SliceSize = 1 << 16;
        Deadline.Check();
        for (var docId = scorer.NextDoc(); docId < matches.Length; docId = scorer.DocId)
        {
            scorer.IntoBitSet(matches, (int)Math.Min((long)docId + SliceSize, matches.Length));
            Deadline.Check();
        }
    }
}
