using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>A term of a phrase in the current document: a cursor over its positions.</summary>
internal sealed class PhraseSlot
{
    private int _left;

    /// <param name="postings">With positions.</param>
    /// <param name="offset">The term's place in the phrase.</param>
    /// <param name="ord">The slot's number.</param>
    public PhraseSlot(PostingsEnum postings, int offset, int ord)
    {
        Postings = postings;
        Offset = offset;
        Ord = ord;
    }

    public PostingsEnum Postings { get; }

    public int Offset { get; }

    public int Ord { get; }

    /// <summary>Whether an earlier slot has the same term; its postings are then moved only to documents that are worth it.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>How often the document must have the term at least, ≥ 1.</summary>
    public int MinFreq { get; init; } = 1;

    /// <summary>The current position in the document.</summary>
    public int Position { get; private set; }

    /// <summary>Where the phrase would begin, judged by this term.</summary>
    public int Start => Position - Offset;

    /// <summary>To the first position of the postings' document; there is one.</summary>
    public void First()
    {
        _left = Postings.Freq;
        Next();
    }

    /// <summary>To the next position; false when there is none.</summary>
    public bool Next()
    {
        if (_left == 0)
        {
            return false;
        }

        _left--;
        Position = Postings.NextPosition();
        return true;
    }

    /// <summary>To the first position ≥ target, which may be the current one; false when there is none.</summary>
    public bool AdvanceTo(int target)
    {
        while (Position < target)
        {
            if (!Next())
            {
                return false;
            }
        }

        return true;
    }
}
