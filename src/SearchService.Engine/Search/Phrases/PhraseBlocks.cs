using SearchService.Engine.Codecs;
using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The documents that hold an exact phrase and how often, found by whole blocks of postings: the blocks of all terms are laid over each
/// other; the documents they share are found at once; then the positions of these are read in one go for each term, and compared.
/// For one thread.</summary>
internal sealed class PhraseBlocks
{
    /// <summary>The most matches that come at once.</summary>
    public const int MaxMatches = BlockIntersection.MaxLength;

    private const int StretchesPerCheck = 256;

    // By term, the rarest first; of candidates, the indexes count from the document on which the term stands.
    private readonly BlockPositionsEnum[] _terms;
    private readonly int[][] _indexes;

    private readonly PhraseCounter _counter;
    private readonly QueryDeadline _deadline;
    private readonly BlockIntersection _intersection = new();
    private readonly int[] _kept = new int[BlockIntersection.MaxLength];

    // By term: how many documents of its block belong to the stretch.
    private readonly int[] _taken;
    private int _from;
    private int _stretches;

    /// <param name="terms">The terms, each once and before its first document, the rarest first.</param>
    /// <param name="places">At least two.</param>
    /// <param name="deadline">When to give up.</param>
    public PhraseBlocks(BlockPositionsEnum[] terms, PhrasePlace[] places, QueryDeadline deadline)
    {
        _terms = terms;
        _taken = new int[terms.Length];
        _counter = new PhraseCounter(terms, places);
        _deadline = deadline;
        _indexes = Array.ConvertAll(terms, _ => new int[BlockIntersection.MaxLength]);
    }

    /// <summary>Leaves out documents before this one, as far as they have not come yet.</summary>
    public void Advance(int target) => _from = Math.Max(_from, target);

    /// <summary>The next matches, ascending.</summary>
    /// <param name="docIds">Room for <see cref="MaxMatches"/>.</param>
    /// <param name="freqs">Likewise: how often each has the phrase.</param>
    /// <returns>How many; 0 at the end.</returns>
    /// <exception cref="QueryTimeoutException">The deadline has passed.</exception>
    public int Next(Span<int> docIds, Span<int> freqs)
    {
        while (MoveToStretch(out var last))
        {
            if (++_stretches % StretchesPerCheck == 0)
            {
                _deadline.Check();
            }

            var candidates = FindCandidates(last);
            var count = candidates == 0 ? 0 : Confirm(candidates, docIds, freqs);
            Leave(last);
            if (count > 0)
            {
                return count;
            }
        }

        return 0;
    }

    /// <summary>How often the document on which all terms stand has the phrase. Once for a document.</summary>
    public int CountCurrent()
    {
        foreach (var indexes in _indexes)
        {
            indexes[0] = 0;
        }

        Span<int> docId = stackalloc int[1];
        Span<int> freq = stackalloc int[1];
        return Confirm(1, docId, freq) > 0 ? freq[0] : 0;
    }

    // Moves all terms to where a block of each has documents ≥ _from: up to the last document of one of the blocks.
    private bool MoveToStretch(out int last)
    {
        var from = _from;
        while (true)
        {
            var greatest = from;
            last = DocIdSetIterator.NoMoreDocs;
            foreach (var term in _terms)
            {
                if (term.DocId < from)
                {
                    MoveTo(from, term.Docs);
                }

                greatest = Math.Max(greatest, term.DocId);
                last = Math.Min(last, term.Docs.BlockLast);
            }

            if (greatest == DocIdSetIterator.NoMoreDocs || last >= greatest)
            {
                return greatest != DocIdSetIterator.NoMoreDocs;
            }

            from = greatest;
        }
    }

    // Where the frequencies of a block are known, the next one is reached without skip data.
    private static void MoveTo(int target, BlockDocsEnum docs)
    {
        if (docs.HasFreqsReady && target > docs.BlockLast)
        {
            docs.NextBlock();
        }

        if (docs.DocId < target)
        {
            docs.Advance(target);
        }
    }

    // The documents of the stretch that have all terms: their indexes in the block of each.
    private int FindCandidates(int last)
    {
        for (var t = 0; t < _terms.Length; t++)
        {
            _taken[t] = CountUpTo(last, _terms[t].Docs);
        }

        var lead = DocsOf(0);
        var count = lead.Length;
        if (_terms.Length == 1)
        {
            for (var i = 0; i < count; i++)
            {
                _indexes[0][i] = i;
            }
        }
        else
        {
            var other = DocsOf(1);
            count = lead.Length <= other.Length
                ? _intersection.Find(lead, other, _indexes[0], _indexes[1])
                : _intersection.Find(other, lead, _indexes[1], _indexes[0]);
        }

        for (var t = 2; t < _terms.Length && count > 0; t++)
        {
            count = KeepWith(t, count, lead, DocsOf(t));
        }

        return count;
    }

    // Keeps the candidates that have another term too.
    private int KeepWith(int t, int count, ReadOnlySpan<int> lead, ReadOnlySpan<int> docs)
    {
        Span<int> candidates = stackalloc int[BlockIntersection.MaxLength];
        for (var i = 0; i < count; i++)
        {
            candidates[i] = lead[_indexes[0][i]];
        }

        var kept = _intersection.Find(candidates[..count], docs, _kept, _indexes[t]);
        for (var other = 0; other < t; other++)
        {
            var indexes = _indexes[other];
            for (var i = 0; i < kept; i++)
            {
                indexes[i] = indexes[_kept[i]];
            }
        }

        return kept;
    }

    private ReadOnlySpan<int> DocsOf(int t) => _terms[t].Docs.BlockDocs[.._taken[t]];

    private static int CountUpTo(int last, BlockDocsEnum term)
    {
        var docs = term.BlockDocs;
        return term.BlockLast <= last ? docs.Length : BlockIntersection.CountLess(docs, last + 1);
    }

    // Moves the terms whose blocks go on behind a stretch.
    private void Leave(int last)
    {
        _from = last + 1;
        for (var t = 0; t < _terms.Length; t++)
        {
            if (_terms[t].Docs.BlockLast > last)
            {
                _terms[t].Docs.MoveInBlock(_taken[t]);
            }
        }
    }

    // Writes the candidates that have the phrase; returns how many.
    private int Confirm(int count, Span<int> docIds, Span<int> freqs)
    {
        _counter.Count(_indexes, count, freqs);
        var docs = _terms[0].Docs.BlockDocs;
        var indexes = _indexes[0].AsSpan(0, count);
        var matches = 0;
        var signs = 0;
        for (var i = 0; i < indexes.Length; i++)
        {
            var freq = freqs[i];
            docIds[matches] = docs[indexes[i]];
            freqs[matches] = freq;
            matches += freq > 0 ? 1 : 0;
            signs |= freq;
        }

        if (signs < 0)
        {
            _terms[0].ThrowPositionTooGreat();
        }

        return matches;
    }
}
