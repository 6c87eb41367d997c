using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Testing;

/// <summary>The terms section of one field: statistics and postings of every term, deleted documents included.</summary>
public static class TermsDump
{
    public static void Write(CanonicalLines lines, string segment, LeafReader reader, FieldInfo field)
    {
        var terms = reader.GetTerms(field.Name);
        if (terms is null || !lines.Begin($"{segment} terms {field.Name}"))
        {
            return;
        }

        lines.Add("terms=").Add(terms.Size).Add(" docCount=").Add(terms.DocCount);
        lines.Add(" sumDocFreq=").Add(terms.SumDocFreq).Add(" sumTotalTermFreq=").Add(terms.SumTotalTermFreq);
        lines.Add(" min=").AddEscaped(terms.Min).Add(" max=").AddEscaped(terms.Max).EndLine();
        var flags = field.HasPositions ? PostingsFlags.Positions : field.HasFreqs ? PostingsFlags.Freqs : PostingsFlags.None;
        var each = terms.GetEnumerator();
        PostingsEnum? postings = null;
        while (each.Next())
        {
            lines.AddEscaped(each.Term).Add(' ').Add(each.DocFreq).Add(' ').Add(each.TotalTermFreq);
            postings = each.Postings(postings, flags);
            while (postings.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                AddPosting(lines, postings, flags);
            }

            lines.EndLine();
        }

        lines.End();
    }

    private static void AddPosting(CanonicalLines lines, PostingsEnum postings, PostingsFlags flags)
    {
        lines.Add(' ').Add(postings.DocId);
        if (flags == PostingsFlags.None)
        {
            return;
        }

        var freq = postings.Freq;
        lines.Add(':').Add(freq);
        for (var i = 0; flags == PostingsFlags.Positions && i < freq; i++)
        {
            lines.Add(i == 0 ? ':' : ',').Add(postings.NextPosition());
        }
    }
}
