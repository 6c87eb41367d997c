using SearchService.Engine.Model;

namespace SearchService.Engine.Documents;

/// <summary>One byte string per document, by ordinal: for sorting by a text. At most one per field and document.</summary>
public sealed class SortedDocValuesField : Field
{
    private static readonly FieldType Column = new() { DocValuesType = DocValuesType.Sorted };

    public SortedDocValuesField(string name, string value)
        : base(name, Column) => BinaryValue = Utf8(value);
}
