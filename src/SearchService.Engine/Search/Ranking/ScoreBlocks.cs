using System.Diagnostics;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>How high the scores of a term can be in each part of a segment: a saturation (see <see cref="BM25Scorer"/>) for each block of
/// its postings, from the impacts that the skip data keeps; for the documents behind the last whole block their own.
/// Immutable.</summary>
internal sealed class ScoreBlocks
{
    private readonly int[] _lastDocs;
    private readonly float[] _saturations;

    private ScoreBlocks(int[] lastDocs, float[] saturations)
    {
        _lastDocs = lastDocs;
        _saturations = saturations;
    }

    /// <summary>How many there are.</summary>
    public int Count => _lastDocs.Length;

    /// <summary>Reads the skip data of a term, and its last documents.</summary>
    /// <param name="term">The term in the segment.</param>
    /// <param name="scoring">Of the term.</param>
    /// <param name="norms">Of its field.</param>
    public static ScoreBlocks Build(TermEntry term, BM25Scorer scoring, LeafNormBytes norms)
    {
        var lastDocs = new GrowableArray<int>();
        var saturations = new GrowableArray<float>();
        var impacts = term.Impacts(PostingsFlags.Freqs);
        var last = -1;
        while (true)
        {
            impacts.AdvanceShallow(last + 1);
            var upTo = impacts.GetDocIdUpTo(0);
            if (upTo == DocIdSetIterator.NoMoreDocs)
            {
                break;
            }

            lastDocs.Add(last = upTo);
            saturations.Add(GreatestOf(impacts.GetImpacts(0), scoring));
        }

        // No impacts cover the rest: fewer documents than a block has.
        for (var docId = impacts.Advance(last + 1); docId != DocIdSetIterator.NoMoreDocs; docId = impacts.NextDoc())
        {
            if (docId > last + 1)
            {
                lastDocs.Add(docId - 1);
                saturations.Add(WindowBounds.Absent);
            }

            lastDocs.Add(last = docId);
            saturations.Add(scoring.Saturation(impacts.Freq, norms.Get(docId)));
        }

        return new ScoreBlocks(lastDocs.Span.ToArray(), saturations.Span.ToArray());
    }

    /// <summary>Sets the greatest saturation of each window that a block reaches into.</summary>
    /// <param name="windows">By window; <see cref="WindowBounds.Absent"/> before.</param>
    /// <param name="shift">The binary logarithm of the documents in a window.</param>
    public void Spread(Span<float> windows, int shift)
    {
        var saturations = _saturations;
        var lastDocs = _lastDocs;
        Debug.Assert(saturations.Length == lastDocs.Length, "a saturation a block");
        var first = 0;
        for (var i = 0; i < lastDocs.Length && i < saturations.Length; i++)
        {
            var saturation = saturations[i];
            var lastDoc = lastDocs[i];
            for (var w = first >> shift; w <= lastDoc >> shift; w++)
            {
                windows[w] = Math.Max(windows[w], saturation);
            }

            first = lastDoc + 1;
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
