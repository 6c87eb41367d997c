using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The documents of frequent terms and beginnings of words that searches ask for again and again, as sets by segment. Kept for one searcher,
/// whose segments never change; deleted documents are in them and are taken out of the hits as ever. Bounded. Safe for use by
/// several threads.</summary>
internal sealed class RepeatedSets
{
    // Bytes; 250 sets over 1,000,000 documents.
    private const long MaxSize = 32 * 1024 * 1024;

    // A term that fewer documents have is read about as fast as a set.
    private const int DocsPerTermDoc = 64;

    // Beside the words of a set.
    private const int Overhead = 512;

    private readonly BoundedCache<(int LeafOrd, Query Query), FixedBitSet> _sets = new(MaxSize);

    /// <summary>Whether a list of postings is so long that a set takes its place.</summary>
    public static bool IsFrequent(int docFreq, LeafReaderContext context) => docFreq >= context.Reader.MaxDoc / DocsPerTermDoc;

    /// <summary>The documents of a query in a segment, not to be changed; null when they are not known.</summary>
    /// <param name="query">The query.</param>
    /// <param name="context">The segment.</param>
    /// <param name="comesAgain">Whether they were asked for lately, so that it pays to keep them.</param>
    public FixedBitSet? Find(Query query, LeafReaderContext context, out bool comesAgain) => _sets.Find((context.Ord, query), out comesAgain);

    /// <summary>The documents of a term in a segment if they are kept, not to be changed. Does not count as asking for them.</summary>
    public FixedBitSet? DocumentsOf(Term term, LeafReaderContext context) => _sets.Peek((context.Ord, new TermQuery(term)));

    /// <summary>Keeps them.</summary>
    /// <param name="query">The query.</param>
    /// <param name="context">The segment.</param>
    /// <param name="set">All its documents there, deleted ones too; nobody changes it any more.</param>
    public void Keep(Query query, LeafReaderContext context, FixedBitSet set) =>
        _sets.Add((context.Ord, query), set, (FixedBitSet.WordCount(set.Length) * sizeof(ulong)) + Overhead);
}
