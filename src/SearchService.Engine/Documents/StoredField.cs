namespace SearchService.Engine.Documents;

/// <summary>A value that is only stored.</summary>
public sealed class StoredField : Field
{
    private static readonly FieldType StoredOnly = new() { Stored = true };

    /// <summary>Stored bytes; not copied, so they must not change before the document is added.</summary>
    public StoredField(string name, ReadOnlyMemory<byte> value)
        : base(name, StoredOnly) => BinaryValue = value;

    public StoredField(string name, string value)
        : base(name, StoredOnly) => StringValue = value;

    /// <summary>A stored 64-bit number.</summary>
    public StoredField(string name, long value)
        : base(name, StoredOnly) => NumericValue = value;
}
