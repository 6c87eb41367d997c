namespace SearchService.Engine.Model;

/// <summary>The terms of one field in one segment. Safe for use by several threads; each takes an enum of its own.</summary>
public abstract class Terms
{
    public abstract FieldInfo FieldInfo { get; }

    /// <summary>The number of distinct terms.</summary>
    public abstract long Size { get; }

    /// <summary>The sum of the frequencies of all terms in all documents (deleted ones included): the number of tokens.
    /// Equals <see cref="SumDocFreq"/> when the field has no frequencies.</summary>
    public abstract long SumTotalTermFreq { get; }

    /// <summary>The number of postings: term and document pairs.</summary>
    public abstract long SumDocFreq { get; }

    /// <summary>The number of documents (deleted ones included) that have at least one term of the field.</summary>
    public abstract int DocCount { get; }

    /// <summary>The smallest term.</summary>
    public abstract ReadOnlySpan<byte> Min { get; }

    /// <summary>The greatest term.</summary>
    public abstract ReadOnlySpan<byte> Max { get; }

    /// <summary>Looks a term up; null when the segment does not have it.</summary>
    public abstract TermEntry? Find(ReadOnlySpan<byte> term);

    /// <summary>A new cursor, before the first term.</summary>
    public abstract TermsEnum GetEnumerator();
}
