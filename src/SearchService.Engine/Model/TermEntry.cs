namespace SearchService.Engine.Model;

/// <summary>A term that was found in the dictionary of one segment: what it counts there, and the way to its postings. Immutable and safe for
/// use by several threads; the cursors it hands out are for one thread each.</summary>
public abstract class TermEntry
{
    /// <summary>The number of documents that hold the term, deleted ones included.</summary>
    public abstract int DocFreq { get; }

    /// <summary>The sum of the term's frequencies; equals <see cref="DocFreq"/> when the field has none.</summary>
    public abstract long TotalTermFreq { get; }

    /// <summary>The term's postings. <paramref name="reuse"/> may be an enum that was given for another term of the field and that is no
    /// longer needed.</summary>
    /// <exception cref="ObjectDisposedException">The segment is closed.</exception>
    public abstract PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags);

    /// <summary>The term's postings with impacts.</summary>
    /// <exception cref="ObjectDisposedException">The segment is closed.</exception>
    public abstract ImpactsEnum Impacts(PostingsFlags flags);
}
