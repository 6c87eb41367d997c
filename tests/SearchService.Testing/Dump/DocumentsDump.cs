using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Testing;

/// <summary>What an index knows of each live document, whatever its number and segment: two indexes with equal dumps hold the same
/// documents, however they are ordered and cut into segments.</summary>
public static class DocumentsDump
{
    /// <summary>For each document, by its stored id, its terms with frequencies and positions, its norms, columns and stored fields.</summary>
    public static SortedDictionary<string, string> Of(IndexDirectory directory)
    {
        using var reader = DirectoryReader.Open(directory);
        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var segment in reader.Segments)
        {
            var lines = new StringBuilder[segment.MaxDoc];
            for (var doc = 0; doc < lines.Length; doc++)
            {
                lines[doc] = new StringBuilder();
            }

            foreach (var field in segment.FieldInfos.OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                AddTerms(lines, segment, field);
                AddColumns(lines, segment, field);
            }

            for (var doc = 0; doc < lines.Length; doc++)
            {
                if (segment.LiveDocs?.Get(doc) != false)
                {
                    segment.VisitDocument(doc, new StoredVisitor(lines[doc]));
                    documents.Add(TestDocuments.StoredId(segment, doc), lines[doc].ToString());
                }
            }
        }

        return documents;
    }

    private static void AddTerms(StringBuilder[] lines, SegmentReader segment, FieldInfo field)
    {
        var flags = field.HasPositions ? PostingsFlags.Positions : field.HasFreqs ? PostingsFlags.Freqs : PostingsFlags.None;
        var terms = segment.GetTerms(field.Name)?.GetEnumerator();
        PostingsEnum? postings = null;
        while (terms?.Next() == true)
        {
            postings = terms.Postings(postings, flags);
            for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
            {
                lines[doc].Append(field.Name).Append(' ').Append(Convert.ToHexString(terms.Term)).Append(' ').Append(postings.Freq);
                for (var i = 0; field.HasPositions && i < postings.Freq; i++)
                {
                    lines[doc].Append(' ').Append(postings.NextPosition());
                }

                lines[doc].AppendLine();
            }
        }
    }

    private static void AddColumns(StringBuilder[] lines, SegmentReader segment, FieldInfo field)
    {
        AddNumbers(lines, segment.GetNormValues(field.Name), $"{field.Name} norm");
        AddNumbers(lines, segment.GetNumericDocValues(field.Name), $"{field.Name} number");
        var sorted = segment.GetSortedDocValues(field.Name);
        while (sorted is not null && sorted.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            lines[sorted.DocId].AppendLine($"{field.Name} value {Convert.ToHexString(sorted.LookupOrd(sorted.OrdValue))}");
        }

        var set = segment.GetSortedSetDocValues(field.Name);
        while (set is not null && set.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            for (var ord = set.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = set.NextOrd())
            {
                lines[set.DocId].AppendLine($"{field.Name} values {Convert.ToHexString(set.LookupOrd(ord))}");
            }
        }
    }

    private static void AddNumbers(StringBuilder[] lines, NumericDocValues? numbers, string name)
    {
        while (numbers is not null && numbers.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            lines[numbers.DocId].AppendLine($"{name} {numbers.LongValue}");
        }
    }

    private sealed class StoredVisitor(StringBuilder lines) : StoredFieldVisitor
    {
        public override StoredFieldDemand Needs(FieldInfo field) => StoredFieldDemand.Yes;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Add(field, Convert.ToHexString(utf8));

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => Add(field, Convert.ToHexString(value));

        public override void LongField(FieldInfo field, long value) => Add(field, value.ToString());

        private void Add(FieldInfo field, string value) => lines.AppendLine($"{field.Name} stored {value}");
    }
}
