using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>A term of one segment whose scores add to those of hits: its documents in ascending order, read a block at a time. For one
/// thread.</summary>
/// <param name="entry">The term in the segment.</param>
/// <param name="scoring">How its scores are computed.</param>
/// <param name="term">The term.</param>
internal sealed class RankedTerm(TermEntry entry, BM25Scorer scoring, Term term)
{
    /// <summary>As many documents as a block of postings holds.</summary>
    public const int BlockSize = 128;

    private PostingsEnum? _postings;

    // What was read and not taken yet: from the index on.
    private int[] _docIds = [];
    private int[] _freqs = [];
    private int _index;
    private int _count;

    public Term Term => term;

    public BM25Scorer Scoring => scoring;

    /// <summary>What no score of it exceeds.</summary>
    public float Weight => scoring.Weight;

    /// <summary>The number of documents of the segment that have the term.</summary>
    public int DocFreq { get; } = entry.DocFreq;

    /// <summary>The norms of its field; set before it is used.</summary>
    public LeafNormBytes Norms { get; set; } = null!;

    /// <summary>Its documents, where they are known as a set.</summary>
    public FixedBitSet? Documents { get; set; }

    /// <summary>The documents that were read and not taken yet; at least those that follow in the block.</summary>
    public ReadOnlySpan<int> DocIds => _docIds.AsSpan(_index, _count - _index);

    /// <summary>The frequencies of <see cref="DocIds"/>.</summary>
    public ReadOnlySpan<int> Freqs => _freqs.AsSpan(_index, _count - _index);

    /// <summary>Goes before the first document.</summary>
    public void Rewind()
    {
        _index = _count = 0;
        _postings = entry.Postings(_postings, PostingsFlags.Freqs);
    }

    /// <summary>Goes to the first document ≥ this one, which is ≥ those asked for before. False at the end, where <see cref="DocIds"/>
    /// are empty.</summary>
    public bool MoveTo(int docId)
    {
        if (_count > 0 && _docIds[_count - 1] >= docId)
        {
            _index = FirstAtLeast(docId);
            return true;
        }

        if (_postings!.DocId < docId)
        {
            _postings.Advance(docId);
        }

        return Read();
    }

    /// <summary>Goes behind the first of <see cref="DocIds"/>. False at the end.</summary>
    /// <param name="count">How many of them.</param>
    public bool Take(int count)
    {
        _index += count;
        return _index < _count || Read();
    }

    /// <summary>The score of a document, which must be ≥ those asked for before; negative when it does not have the term.</summary>
    public float ScoreOf(int docId)
    {
        if (Documents is not null && !Documents.Get(docId))
        {
            return -1;
        }

        if (_count > 0 && _docIds[_count - 1] >= docId)
        {
            _index = FirstAtLeast(docId);
            return _docIds[_index] == docId ? scoring.Score(_freqs[_index], Norms.Get(docId)) : -1;
        }

        // One document here and there: a block is not read for it.
        _index = _count = 0;
        if (_postings!.DocId < docId)
        {
            _postings.Advance(docId);
        }

        return _postings.DocId == docId ? scoring.Score(_postings.Freq, Norms.Get(docId)) : -1;
    }

    /// <summary>A cursor of its own over what the skip data says of its blocks.</summary>
    public ImpactsEnum OpenImpacts() => entry.Impacts(PostingsFlags.Freqs);

    /// <summary>Raises each window to the greatest saturation of its documents. Moves to the end.</summary>
    /// <param name="first">Documents before this are left out.</param>
    /// <param name="windows">By window.</param>
    /// <param name="shift">The binary logarithm of the documents in a window.</param>
    public void FillSaturations(int first, Span<float> windows, int shift)
    {
        var dense = Norms.Dense;
        Rewind();
        MoveTo(first);
        ReadOnlySpan<int> docIds;
        do
        {
            docIds = DocIds;
            var freqs = Freqs;
            for (var i = 0; i < docIds.Length; i++)
            {
                var docId = docIds[i];
                var norm = dense.IsEmpty ? Norms.Get(docId) : dense[docId];
                ref var greatest = ref windows[docId >> shift];
                greatest = Math.Max(greatest, scoring.Saturation(freqs[i], norm));
            }
        }
        while (Take(docIds.Length));
    }

    private bool Read()
    {
        if (_docIds.Length == 0)
        {
            _docIds = new int[BlockSize];
            _freqs = new int[BlockSize];
        }

        _index = 0;
        if (_postings!.DocId < 0)
        {
            _postings.NextDoc();
        }

        _count = _postings.Fill(_docIds, _freqs, DocIdSetIterator.NoMoreDocs);
        return _count > 0;
    }

    // Of the documents read, of which the last is ≥ this one. It is often near.
    private int FirstAtLeast(int docId)
    {
        var low = _index;
        var step = 1;
        while (low + step < _count && _docIds[low + step] < docId)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(low + step, _count - 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_docIds[middle] < docId)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
