using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>Where a term stands in each segment of an index, and what it counts in all of them. For one thread at a time.</summary>
internal sealed class TermStates
{
    private readonly TermsEnum?[] _cursors;

    public TermStates(IndexReader reader, Term term)
    {
        Term = term;
        _cursors = new TermsEnum?[reader.Leaves.Count];
        foreach (var leaf in reader.Leaves)
        {
            var cursor = leaf.Reader.GetTerms(term.Field)?.GetEnumerator();
            if (cursor is not null && cursor.SeekExact(term.Bytes))
            {
                _cursors[leaf.Ord] = cursor;
                DocFreq += cursor.DocFreq;
                TotalTermFreq += cursor.TotalTermFreq;
            }
        }
    }

    public Term Term { get; }

    /// <summary>Documents that hold the term, deleted ones included.</summary>
    public long DocFreq { get; }

    public long TotalTermFreq { get; }

    public TermStatistics Statistics => new(Term, DocFreq, TotalTermFreq);

    /// <summary>A cursor on the term, or null when the segment does not have it. Must not be moved.</summary>
    public TermsEnum? On(LeafReaderContext context) => _cursors[context.Ord];
}
