namespace SearchService.Engine.Model;

/// <summary>A forward cursor over ascending document ids of one segment.
/// <para>Before the first move <see cref="DocId"/> is -1; at the end it is <see cref="NoMoreDocs"/>, and moving on is
/// legal and stays there.</para></summary>
public abstract class DocIdSetIterator
{
    /// <summary>The id that stands for the end: greater than every document.</summary>
    public const int NoMoreDocs = int.MaxValue;

    /// <summary>The current document: -1 before the first move, <see cref="NoMoreDocs"/> after the last. Never moves.</summary>
    public abstract int DocId { get; }

    /// <summary>Moves to the next document and returns it.</summary>
    public abstract int NextDoc();

    /// <summary>Moves to the first document ≥ <paramref name="target"/> and returns it. The target must be greater than the
    /// current document.</summary>
    public abstract int Advance(int target);

    /// <summary>An upper estimate of how many documents it visits.</summary>
    public abstract long Cost { get; }
}
