using SearchService.Engine.Model;
using SearchService.Testing;

namespace SearchService.Conformance.Tests;

/// <summary>Our twin of the verb advance: walks the postings of every frequent enough term with steps of several kinds and notes what it
/// meets, a section for each segment and kind of step.</summary>
public static class AdvanceDump
{
    private static readonly int[] Steps = [1, 3, 64, 127, 128, 129, 500, 1024, 8191, 8193, 65537];

    /// <summary>Walks one field of one segment.</summary>
    public static void Write(CanonicalLines lines, string segment, Terms terms, int minDocFreq)
    {
        var prefix = $"{segment} advance {terms.FieldInfo.Name} ";
        foreach (var step in Steps)
        {
            Walk(lines, prefix + step, terms, minDocFreq, step, PostingsFlags.Freqs);
        }

        Walk(lines, prefix + "doubling", terms, minDocFreq, 0, PostingsFlags.Freqs);
        if (terms.FieldInfo.HasPositions)
        {
            Walk(lines, prefix + "positions", terms, minDocFreq, 0, PostingsFlags.Positions);
        }

        WalkImpacts(lines, prefix + "impacts", terms, minDocFreq);
    }

    private static void Walk(CanonicalLines lines, string section, Terms terms, int minDocFreq, int step, PostingsFlags flags)
    {
        if (!lines.Begin(section))
        {
            return;
        }

        var each = terms.GetEnumerator();
        while (each.Next())
        {
            if (each.DocFreq < minDocFreq)
            {
                continue;
            }

            lines.AddEscaped(each.Term);
            var postings = each.Postings(null, flags);
            var growing = 1L;
            for (var docId = postings.Advance(Target(-1, step, growing));
                docId != DocIdSetIterator.NoMoreDocs;
                docId = postings.Advance(Target(docId, step, growing)))
            {
                growing *= 2;
                AddPosting(lines, postings, flags);
            }

            lines.EndLine();
        }

        lines.End();
    }

    private static void AddPosting(CanonicalLines lines, PostingsEnum postings, PostingsFlags flags)
    {
        lines.Add(' ').Add(postings.DocId).Add(':').Add(postings.Freq);
        for (var i = 0; flags == PostingsFlags.Positions && i < postings.Freq; i++)
        {
            lines.Add(i == 0 ? ':' : ',').Add(postings.NextPosition());
        }
    }

    private static void WalkImpacts(CanonicalLines lines, string section, Terms terms, int minDocFreq)
    {
        if (!lines.Begin(section))
        {
            return;
        }

        var each = terms.GetEnumerator();
        while (each.Next())
        {
            if (each.DocFreq < minDocFreq)
            {
                continue;
            }

            lines.AddEscaped(each.Term);
            var postings = each.Impacts(PostingsFlags.Freqs);
            var growing = 2L; // for document 0 Lucene gives no more than a placeholder
            for (var docId = -1; docId != DocIdSetIterator.NoMoreDocs; growing *= 2)
            {
                var target = Target(docId, 0, growing);
                postings.AdvanceShallow(target);
                AddLevels(lines, postings);
                docId = postings.Advance(target);
                lines.Add(" at ").Add(docId);
            }

            lines.EndLine();
        }

        lines.End();
    }

    // Behind the last skip entry there is nothing in the file: what a reader assumes there is its own affair.
    private static void AddLevels(CanonicalLines lines, ImpactsEnum postings)
    {
        for (var level = 0; level < postings.NumLevels && postings.GetDocIdUpTo(level) != DocIdSetIterator.NoMoreDocs; level++)
        {
            lines.Add(" to ").Add(postings.GetDocIdUpTo(level));
            foreach (var impact in postings.GetImpacts(level))
            {
                lines.Add(' ').Add(impact.Freq).Add('/').Add(impact.Norm);
            }
        }
    }

    // A fixed step, or without one a step that doubles each time.
    private static int Target(int docId, int step, long growing) =>
        (int)Math.Min(DocIdSetIterator.NoMoreDocs, docId + (step == 0 ? growing : step));
}
