using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>A term in each segment of an index, and what it counts in all of them. Immutable and safe for use by several threads.</summary>
internal sealed class TermStates
{
    private readonly TermEntry?[] _entries;

    public TermStates(IndexReader reader, Term term)
    {
        Term = term;
        _entries = new TermEntry?[reader.Leaves.Count];
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.Reader.GetTerms(term.Field)?.Find(term.Bytes) is { } entry)
            {
                _entries[leaf.Ord] = entry;
                DocFreq += entry.DocFreq;
                TotalTermFreq += entry.TotalTermFreq;
            }
        }
    }

    public Term Term { get; }

    /// <summary>Documents that hold the term, deleted ones included.</summary>
    public long DocFreq { get; }

    public long TotalTermFreq { get; }

    public TermStatistics Statistics => new(Term, DocFreq, TotalTermFreq);

    /// <summary>The term in a segment; null when the segment does not have it.</summary>
    public TermEntry? On(LeafReaderContext context) => _entries[context.Ord];
}
