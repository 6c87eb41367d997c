namespace SearchService.Engine.Model;

/// <summary>Postings that also tell, without visiting documents, how high frequencies and how low norms can be ahead: what
/// skipping by score needs.</summary>
public abstract class ImpactsEnum : PostingsEnum
{
    /// <summary>Moves the impacts, not the documents, so that they cover <paramref name="target"/>, which must be ≥ the current
    /// document and ≥ earlier targets.</summary>
    public abstract void AdvanceShallow(int target);

    /// <summary>The number of levels of impacts at the last shallow position, at least 1. Higher levels cover more documents.</summary>
    public abstract int NumLevels { get; }

    /// <summary>The last document (inclusive) that a level's impacts cover; ascending by level; NoMoreDocs for "to the end".</summary>
    public abstract int GetDocIdUpTo(int level);

    /// <summary>The impacts of a level, ascending; valid until the next move.</summary>
    public abstract ReadOnlySpan<Impact> GetImpacts(int level);
}
