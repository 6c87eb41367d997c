using System.Text;
using SearchService.Engine.Model;

namespace SearchService.Engine.Documents;

/// <summary>One value of one field of a document: a text, bytes or a number, as its <see cref="Type"/> wants it.</summary>
public class Field
{
    private protected Field(string name, FieldType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Type = type;
    }

    /// <summary>A field of text with a type of the caller's making. Where the type has a sorted column, the text is its value too.</summary>
    public Field(string name, string value, FieldType type)
        : this(name, type)
    {
        StringValue = value;
        if (type.DocValuesType is DocValuesType.Sorted or DocValuesType.SortedSet)
        {
            BinaryValue = Utf8(value);
        }
    }

    public string Name { get; }

    public FieldType Type { get; }

    /// <summary>The text, for analyzed, keyword and stored text fields.</summary>
    public string? StringValue { get; private protected init; }

    /// <summary>The bytes, for stored binary and sorted doc values fields.</summary>
    public ReadOnlyMemory<byte> BinaryValue { get; private protected init; }

    /// <summary>The number, for numeric doc values and stored numbers.</summary>
    public long? NumericValue { get; private protected init; }

    /// <summary>Another field that takes the same tokens; null for none. Only for analyzed values.</summary>
    public CopyTarget? CopyTo { get; init; }

    /// <summary>Positions left free between this value and an earlier value of the same field, so that phrases do not match across values.</summary>
    public int PositionGap { get; init; }

    private protected static byte[] Utf8(string value) => Encoding.UTF8.GetBytes(value);
}
