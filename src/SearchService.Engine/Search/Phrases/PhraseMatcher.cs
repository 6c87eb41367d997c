namespace SearchService.Engine.Search;

/// <summary>Finds the places of a phrase in one document after another.</summary>
internal abstract class PhraseMatcher
{
    /// <summary>Begins with the document on which all postings stand.</summary>
    public abstract void Start();

    /// <summary>To the next place; false when there is none.</summary>
    public abstract bool NextMatch();

    /// <summary>How much the current place counts for the frequency.</summary>
    public abstract float MatchWeight { get; }
}
