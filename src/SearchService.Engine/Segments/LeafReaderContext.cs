namespace SearchService.Engine.Segments;

/// <summary>A segment's place in the whole index.</summary>
/// <param name="Reader">The segment.</param>
/// <param name="Ord">Its number among the index's segments.</param>
/// <param name="DocBase">What to add to its document ids to get ids of the whole index.</param>
public sealed record LeafReaderContext(LeafReader Reader, int Ord, int DocBase);
