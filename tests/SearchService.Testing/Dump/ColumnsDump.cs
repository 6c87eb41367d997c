using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Testing;

/// <summary>The norms and doc values sections of one field: a line per document that has a value. BINARY and SORTED_NUMERIC columns are
/// left out: the engine passes over them.</summary>
public static class ColumnsDump
{
    public static void Write(CanonicalLines lines, string segment, LeafReader reader, FieldInfo field)
    {
        if (field.HasNorms && lines.Begin($"{segment} norms {field.Name}"))
        {
            AddNumbers(lines, reader.GetNormValues(field.Name));
            lines.End();
        }

        var read = field.DocValuesType is DocValuesType.Numeric or DocValuesType.Sorted or DocValuesType.SortedSet;
        if (read && lines.Begin($"{segment} values {field.Name}"))
        {
            AddValues(lines, reader, field);
            lines.End();
        }
    }

    private static void AddValues(CanonicalLines lines, LeafReader reader, FieldInfo field)
    {
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                AddNumbers(lines, reader.GetNumericDocValues(field.Name) ?? throw Missing(field));
                break;
            case DocValuesType.Sorted:
                AddSorted(lines, reader.GetSortedDocValues(field.Name) ?? throw Missing(field));
                break;
            default:
                AddSortedSet(lines, reader.GetSortedSetDocValues(field.Name) ?? throw Missing(field));
                break;
        }
    }

    private static InvalidOperationException Missing(FieldInfo field) => new($"the reader has no {field.DocValuesType} column for {field}");

    private static void AddNumbers(CanonicalLines lines, NumericDocValues? values)
    {
        while (values is not null && values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            lines.Add(values.DocId).Add(' ').Add(values.LongValue).EndLine();
        }
    }

    private static void AddSorted(CanonicalLines lines, SortedDocValues values)
    {
        lines.Add("values ").Add(values.ValueCount).EndLine();
        for (var ord = 0; ord < values.ValueCount; ord++)
        {
            lines.Add(ord).Add('=').AddEscaped(values.LookupOrd(ord)).EndLine();
        }

        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            lines.Add(values.DocId).Add(' ').Add(values.OrdValue).EndLine();
        }
    }

    private static void AddSortedSet(CanonicalLines lines, SortedSetDocValues values)
    {
        lines.Add("values ").Add(values.ValueCount).EndLine();
        for (var ord = 0; ord < values.ValueCount; ord++)
        {
            lines.Add(ord).Add('=').AddEscaped(values.LookupOrd(ord)).EndLine();
        }

        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            lines.Add(values.DocId);
            for (var ord = values.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = values.NextOrd())
            {
                lines.Add(' ').Add(ord);
            }

            lines.EndLine();
        }
    }
}
