using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>How high the scores of a term can be in each window of a segment's documents: the greatest saturation there (see
/// <see cref="BM25Scorer"/>), rounded up. Immutable.</summary>
internal sealed class TermWindows
{
    // In terms that this part of the documents has, blocks of postings are not wider than windows, so that what the skip data
    // says of blocks is as good as the postings, and read sooner.
    private const int DocsPerFrequentDoc = 4;

    // By window, see SaturationCodes.
    private readonly ushort[] _codes;

    private TermWindows(ushort[] codes) => _codes = codes;

    /// <summary>Memory held.</summary>
    public int SizeBytes => _codes.Length * sizeof(ushort);

    /// <summary>Reads a term through. Moves its cursor.</summary>
    /// <param name="term">The term.</param>
    /// <param name="maxDoc">Of the segment.</param>
    /// <param name="shift">The binary logarithm of the documents in a window.</param>
    public static TermWindows Build(RankedTerm term, int maxDoc, int shift)
    {
        var saturations = new float[((maxDoc - 1) >> shift) + 1];
        saturations.AsSpan().Fill(SaturationCodes.Absent);
        var read = term.DocFreq < maxDoc / DocsPerFrequentDoc ? 0 : FillFromImpacts(term.OpenImpacts(), term.Scoring, saturations, shift);
        term.FillSaturations(read, saturations, shift);
        return new TermWindows(Array.ConvertAll(saturations, SaturationCodes.Encode));
    }

    /// <summary>What no score of the term exceeds.</summary>
    /// <param name="scoring">Of the term.</param>
    /// <param name="bounds">By window; <see cref="SaturationCodes.Absent"/> where no document has the term.</param>
    public void FillBounds(BM25Scorer scoring, Span<float> bounds) => SaturationCodes.Score(_codes, scoring, bounds);

    // Whole blocks of postings. What is behind them begins with the document that is returned.
    private static int FillFromImpacts(ImpactsEnum impacts, BM25Scorer scoring, Span<float> saturations, int shift)
    {
        var first = 0;
        while (true)
        {
            impacts.AdvanceShallow(first);
            var last = impacts.GetDocIdUpTo(0);
            if (last == DocIdSetIterator.NoMoreDocs)
            {
                return first;
            }

            var greatest = GreatestOf(impacts.GetImpacts(0), scoring);
            for (var w = first >> shift; w <= last >> shift; w++)
            {
                saturations[w] = Math.Max(saturations[w], greatest);
            }

            first = last + 1;
        }
    }

    // An impact dominates documents of lower frequencies and greater norms, which are longer fields.
    private static float GreatestOf(ReadOnlySpan<Impact> impacts, BM25Scorer scoring)
    {
        var greatest = 0f;
        foreach (ref readonly var impact in impacts)
        {
            greatest = Math.Max(greatest, scoring.Saturation(impact.Freq, (byte)impact.Norm));
        }

        return greatest;
    }
}
