using SearchService.Engine.Model;

namespace SearchService.Engine.Documents;

/// <summary>One of a document's values in a column of sets, for facets. Equal values of one document count once.</summary>
public sealed class SortedSetDocValuesField : Field
{
    private static readonly FieldType Column = new() { DocValuesType = DocValuesType.SortedSet };

    public SortedSetDocValuesField(string name, string value)
        : base(name, Column) => BinaryValue = Utf8(value);
}
