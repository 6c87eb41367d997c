namespace SearchService.Engine.Codecs;

/// <summary>A place between two document blocks of a term, where reading can go on.</summary>
/// <param name="Doc">The last document before it; 0 at the term's start.</param>
/// <param name="DocFP">File offset in .doc of the next block.</param>
/// <param name="PosFP">File offset in .pos of the position block that holds the next document's first position.</param>
/// <param name="PositionsBefore">How many positions of that block belong to documents before the point, 0 to 127.</param>
internal readonly record struct SkipPoint(int Doc, long DocFP, long PosFP, int PositionsBefore);
