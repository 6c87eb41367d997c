using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Gathers the documents of several terms of one segment: a single term stays its postings, more become a bit set.</summary>
internal sealed class TermUnion
{
    private readonly int _maxDoc;
    private PostingsEnum? _postings;
    private FixedBitSet? _set;

    public TermUnion(int maxDoc) => _maxDoc = maxDoc;

    /// <summary>Terms added so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the term that the cursor stands on.</summary>
    public void Add(TermsEnum terms)
    {
        Count++;
        if (_postings is not null)
        {
            Drain();
        }

        _postings = terms.Postings(_postings, PostingsFlags.None);
    }

    /// <summary>The documents, or null when no term was added. Once.</summary>
    public DocIdSetIterator? ToIterator()
    {
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
