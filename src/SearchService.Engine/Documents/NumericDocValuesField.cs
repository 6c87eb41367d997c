using SearchService.Engine.Model;

namespace SearchService.Engine.Documents;

/// <summary>A number per document, for sorting, ranges and boosts. At most one per field and document.</summary>
public sealed class NumericDocValuesField : Field
{
    private static readonly FieldType Column = new() { DocValuesType = DocValuesType.Numeric };

    public NumericDocValuesField(string name, long value)
        : base(name, Column) => NumericValue = value;
}
