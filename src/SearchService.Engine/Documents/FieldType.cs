using SearchService.Engine.Model;

namespace SearchService.Engine.Documents;

/// <summary>How a field is indexed and stored. Immutable; share one per kind of field.</summary>
public sealed record FieldType
{
    /// <summary>Whether the value can be read back.</summary>
    public bool Stored { get; init; }

    /// <summary>Whether the value is cut into tokens by the analyzer; otherwise it is one term as it stands.</summary>
    public bool Tokenized { get; init; }

    public IndexOptions IndexOptions { get; init; }

    /// <summary>True = no norms: the field's length plays no part in scores.</summary>
    public bool OmitNorms { get; init; }

    public DocValuesType DocValuesType { get; init; }
}
