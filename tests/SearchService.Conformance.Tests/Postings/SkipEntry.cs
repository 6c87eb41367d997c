namespace SearchService.Conformance.Tests;

/// <summary>One entry of one level of a term's skip data, with absolute values.</summary>
/// <param name="DocId">The last document of the block.</param>
/// <param name="DocOffset">Offset in the .doc file just behind the block.</param>
/// <param name="PosOffset">Offset in the .pos file of the block with the next document's first position; 0 without positions.</param>
/// <param name="PosInBlock">Positions of that block that belong to earlier documents.</param>
/// <param name="Impacts">Pairs freq/norm, separated by blanks.</param>
/// <param name="Child">Where the entry points in the level below; -1 on the lowest.</param>
public sealed record SkipEntry(int DocId, long DocOffset, long PosOffset, int PosInBlock, string Impacts, long Child);
