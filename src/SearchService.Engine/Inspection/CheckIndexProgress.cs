namespace SearchService.Engine.Inspection;

/// <summary>Where a check is.</summary>
/// <param name="Segment">The segment that is checked now.</param>
/// <param name="SegmentNumber">Its number among the commit's segments, from 0.</param>
/// <param name="SegmentCount">The number of segments.</param>
/// <param name="Part">The part that is checked now.</param>
public sealed record CheckIndexProgress(string Segment, int SegmentNumber, int SegmentCount, IndexPart Part);
