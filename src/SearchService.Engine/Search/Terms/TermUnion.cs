using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Gathers the documents of several terms of one segment: a single term stays its postings, more become a bit set.</summary>
internal sealed class TermUnion
{
    private const int TermsPerCheck = 1024;

    private readonly int _maxDoc;
    private readonly QueryDeadline _deadline;
    private PostingsEnum? _postings;
    private FixedBitSet? _set;

    public TermUnion(int maxDoc, QueryDeadline deadline) => (_maxDoc, _deadline) = (maxDoc, deadline);

    /// <summary>Terms added so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the term that the cursor stands on.</summary>
    public void Add(TermsEnum terms)
    {
        if (++Count % TermsPerCheck == 0)
        {
            _deadline.Check();
        }

        if (_postings is not null)
        {
            Drain();
        }

        _postings = terms.Postings(_postings, PostingsFlags.None);
    }

    /// <summary>The documents, or null when no term was added. Once.</summary>
    /// <param name="set">The documents as a set, which nobody may change any more; null where there is none.</param>
    public DocIdSetIterator? ToIterator(out FixedBitSet? set)
    {
        set = _set;
        if (_set is null || _postings is null)
        {
            return _postings;
        }

        Drain();
        return new BitSetIterator(_set);
    }

    private void Drain()
    {
        _set ??= new FixedBitSet(_maxDoc);
        _postings!.NextDoc();
        _postings.IntoBitSet(_set, DocIdSetIterator.NoMoreDocs);
    }
}
