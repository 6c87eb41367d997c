namespace SearchService.Engine.Model;

/// <summary>A cursor over the terms of a field in ascending order of bytes. One thread at a time.</summary>
public abstract class TermsEnum
{
    /// <summary>The current term; valid until the next move. Only on a term.</summary>
    public abstract ReadOnlySpan<byte> Term { get; }

    /// <summary>The number of documents that hold the current term, deleted ones included.</summary>
    public abstract int DocFreq { get; }

    /// <summary>The sum of the current term's frequencies; equals <see cref="DocFreq"/> when the field has none.</summary>
    public abstract long TotalTermFreq { get; }

    /// <summary>Moves to the next term; false at the end. Legal before the first move and after any seek that did not end.</summary>
    public abstract bool Next();

    /// <summary>Moves to the next term that the filter wants; false at the end, behind which there is no next one. Legal when
    /// <see cref="Next()"/> is.</summary>
    public virtual bool Next(TermFilter filter)
    {
        var isOnTerm = Next();
        while (isOnTerm)
        {
            if (!filter.Enter(Term, 0))
            {
                isOnTerm = SeekBehind(Term[..filter.DeadLength]);
            }
            else if (filter.IsWanted)
            {
                return true;
            }
            else
            {
                isOnTerm = Next();
            }
        }

        return false;
    }

    /// <summary>Moves to the term; false when the segment does not have it (then the cursor is nowhere until the next seek).</summary>
    public abstract bool SeekExact(ReadOnlySpan<byte> term);

    /// <summary>Moves to the term or the next greater one.</summary>
    public abstract SeekStatus SeekCeil(ReadOnlySpan<byte> term);

    /// <summary>The postings of the current term. <paramref name="reuse"/> may be an enum that an earlier call on the same field
    /// gave and that is no longer needed.</summary>
    public abstract PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags);

    /// <summary>The postings of the current term with impacts.</summary>
    public abstract ImpactsEnum Impacts(PostingsFlags flags);

    // Moves to the first term behind all that begin so.
    private bool SeekBehind(ReadOnlySpan<byte> prefix)
    {
        var length = prefix.LastIndexOfAnyExcept(byte.MaxValue) + 1;
        if (length == 0)
        {
            return false;
        }

        var target = prefix[..length].ToArray();
        target[^1]++;
        return SeekCeil(target) != SeekStatus.End;
    }
}
