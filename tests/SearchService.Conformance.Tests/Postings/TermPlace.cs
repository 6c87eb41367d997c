using System.Globalization;

namespace SearchService.Conformance.Tests;

/// <summary>Where the postings of a term lie in the files of its segment, as Lucene's terms dictionary reader says (the verb places).</summary>
/// <param name="Segment">Such as "_0".</param>
/// <param name="Term">The term, escaped as in dumps.</param>
/// <param name="DocFreq">Documents that hold the term.</param>
/// <param name="TotalTermFreq">Its positions.</param>
/// <param name="DocStart">Offset in the .doc file.</param>
/// <param name="PosStart">Offset in the .pos file.</param>
/// <param name="PayStart">Offset in the .pay file.</param>
/// <param name="SkipOffset">Offset of the skip data behind <paramref name="DocStart"/>, -1 when there is none.</param>
public sealed record TermPlace(
    string Segment, string Term, int DocFreq, long TotalTermFreq, long DocStart, long PosStart, long PayStart, long SkipOffset)
{
    public static TermPlace Parse(string line)
    {
        var parts = line.Split(' ');
        var numbers = parts[2..].Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new TermPlace(parts[0], parts[1], (int)numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }
}
