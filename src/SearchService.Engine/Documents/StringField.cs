using SearchService.Engine.Model;

namespace SearchService.Engine.Documents;

/// <summary>A text indexed as one term, without frequencies and norms: ids, exact values to filter by.</summary>
public sealed class StringField : Field
{
    public static readonly FieldType NotStored = new() { IndexOptions = IndexOptions.Docs, OmitNorms = true };

    public static readonly FieldType AlsoStored = NotStored with { Stored = true };

    public StringField(string name, string value, bool stored = false)
        : base(name, stored ? AlsoStored : NotStored) => StringValue = value;
}
