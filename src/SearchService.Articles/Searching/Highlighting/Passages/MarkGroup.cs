namespace SearchService.Articles;

/// <summary>Marks that overlap, which no cut may part.</summary>
/// <param name="Start">The first UTF-16 unit of all of them.</param>
/// <param name="End">The unit behind the last (exclusive).</param>
/// <param name="FirstMark">The first of them.</param>
/// <param name="EndMark">The mark behind the last (exclusive).</param>
internal readonly record struct MarkGroup(int Start, int End, int FirstMark, int EndMark);
