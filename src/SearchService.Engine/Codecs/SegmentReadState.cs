using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>What every codec reader of a segment is given.</summary>
/// <param name="Directory">Where the segment's files are: the index's directory or the segment's compound file.</param>
/// <param name="SegmentInfo">The segment's name, id and number of documents.</param>
/// <param name="FieldInfos">The segment's fields.</param>
public sealed record SegmentReadState(IndexDirectory Directory, SegmentInfo SegmentInfo, FieldInfos FieldInfos);
