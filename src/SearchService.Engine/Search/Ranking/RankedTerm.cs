using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>A term of one segment whose scores add to those of hits. For one thread.</summary>
/// <param name="entry">The term in the segment.</param>
/// <param name="scoring">How its scores are computed.</param>
/// <param name="term">The term.</param>
internal sealed class RankedTerm(TermEntry entry, BM25Scorer scoring, Term term)
{
    private PostingsEnum? _postings;

    /// <summary>As many documents as a block of postings holds.</summary>
    public const int BlockSize = 128;

    public Term Term => term;

    public BM25Scorer Scoring => scoring;

    /// <summary>What no score of it exceeds.</summary>
    public float Weight => scoring.Weight;

    /// <summary>The number of documents of the segment that have the term.</summary>
    public int DocFreq { get; } = entry.DocFreq;

    /// <summary>The norms of its field; set before it is used.</summary>
    public LeafNormBytes Norms { get; set; } = null!;

    /// <summary>The cursor over its documents.</summary>
    public PostingsEnum Postings => _postings!;

    /// <summary>Puts the cursor before the first document.</summary>
    public void Rewind() => _postings = entry.Postings(_postings, PostingsFlags.Freqs);

    /// <summary>The blocks of its postings by their greatest scores.</summary>
    public ScoreBlocks BuildBlocks() => ScoreBlocks.Build(entry, scoring, Norms);

    /// <summary>The score of a document, which must be ≥ those asked for before; negative when it does not have the term.</summary>
    public float ScoreOf(int docId)
    {
        MoveTo(docId);
        return _postings!.DocId == docId ? scoring.Score(_postings.Freq, Norms.Get(docId)) : -1;
    }

    /// <summary>Goes to the first document ≥ this one, which is ≥ those asked for before.</summary>
    public void MoveTo(int docId)
    {
        if (_postings!.DocId < docId)
        {
            _postings.Advance(docId);
        }
    }
}
