using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Inspection;

/// <summary>Checks the postings of one field, term by term: first document by document, then, where there is skip data, that
/// skipping leads to the same documents and that the impacts are true.</summary>
/// <param name="field">The field of all terms.</param>
/// <param name="norms">Sound norms; null when there are none to compare impacts with.</param>
/// <param name="maxDoc">Document slots.</param>
/// <param name="resource">The file, for messages.</param>
internal sealed class PostingsCheck(FieldInfo field, NormsReader? norms, int maxDoc, string resource)
{
    // Lucene's bound on positions.
    private const int MaxPosition = int.MaxValue - 128;

    private readonly ScannedPostings _scanned = new();
    private PostingsEnum? _reuse;

    /// <summary>Checks the current term and adds its documents to those of the field.</summary>
    public void CheckTerm(TermsEnum term, FixedBitSet docs)
    {
        Scan(term, docs);
        if (_scanned.Count > PostingsFormat.BlockSize)
        {
            // Jumps of the reach of each skip level, so that each of its entries is taken once.
            for (long jump = PostingsFormat.BlockSize; jump < _scanned.Count; jump *= PostingsFormat.SkipMultiplier)
            {
                CheckJumps(term, (int)jump);
            }

            new ImpactsCheck(field, OpenNorms(), resource).Run(term, _scanned);
        }
    }

    private NumericDocValues? OpenNorms() => norms?.GetNorms(field);

    private void Scan(TermsEnum term, FixedBitSet docs)
    {
        _scanned.Clear();
        var totalTermFreq = 0L;
        var last = -1;
        _reuse = term.Postings(_reuse, PostingsFlags.Positions);
        for (var docId = _reuse.NextDoc(); docId != DocIdSetIterator.NoMoreDocs; docId = _reuse.NextDoc())
        {
            var freq = _reuse.Freq;
            if (docId <= last || docId >= maxDoc || freq < 1)
            {
                Fail(term, $"document {docId} with frequency {freq} after document {last}, maxDoc {maxDoc}");
            }

            docs.Set(docId);
            _scanned.Add(docId, freq, field.HasPositions ? ReadPositions(term, _reuse, freq) : 0);
            totalTermFreq += freq;
            last = docId;
        }

        if (_scanned.Count != term.DocFreq || totalTermFreq != term.TotalTermFreq)
        {
            Fail(term, $"{_scanned.Count} documents, {totalTermFreq} occurrences; expected {term.DocFreq} and {term.TotalTermFreq}");
        }
    }

    // Returns a hash of the positions.
    private int ReadPositions(TermsEnum term, PostingsEnum postings, int freq)
    {
        var hash = default(HashCode);
        var last = 0;
        for (var i = 0; i < freq; i++)
        {
            var position = postings.NextPosition();
            if (position < last || position > MaxPosition)
            {
                Fail(term, $"document {postings.DocId}: position {position} after {last}");
            }

            hash.Add(position);
            last = position;
        }

        return hash.ToHashCode();
    }

    private void CheckJumps(TermsEnum term, int jump)
    {
        _reuse = term.Postings(_reuse, PostingsFlags.Positions);
        for (var i = jump; i < _scanned.Count; i += Math.Min(jump, int.MaxValue - i))
        {
            var target = _scanned.Docs[i - 1] + 1;
            var docId = _reuse.Advance(target);
            if (docId != _scanned.Docs[i] || _reuse.Freq != _scanned.Freqs[i])
            {
                Fail(term, $"advancing to document {target} leads to {docId}, expected {_scanned.Docs[i]} with frequency {_scanned.Freqs[i]}");
            }

            if (field.HasPositions && ReadPositions(term, _reuse, _scanned.Freqs[i]) != _scanned.PositionHashes[i])
            {
                Fail(term, $"document {docId} has other positions when it is advanced to");
            }
        }

        var end = _scanned.Docs[_scanned.Count - 1] + 1;
        if (_reuse.DocId < end && _reuse.Advance(end) != DocIdSetIterator.NoMoreDocs)
        {
            Fail(term, $"advancing to document {end}, behind the last, leads to {_reuse.DocId}");
        }
    }

    [DoesNotReturn]
    private void Fail(TermsEnum term, string message) =>
        CorruptIndexException.Throw($"field {field}, term {Convert.ToHexString(term.Term)}: {message}", resource);
}
