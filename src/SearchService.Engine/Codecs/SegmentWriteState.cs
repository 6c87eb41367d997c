using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>What every codec writer of a segment is given.</summary>
/// <param name="Directory">Where the files are created.</param>
/// <param name="SegmentInfo">The segment's name, id and number of documents, which is known by now.</param>
/// <param name="FieldInfos">The segment's fields. Writers note their attributes in them; they are written last.</param>
public sealed record SegmentWriteState(IndexDirectory Directory, SegmentInfo SegmentInfo, FieldInfos FieldInfos);
