using SearchService.Engine.Model;

namespace SearchService.Engine.Documents;

/// <summary>Analyzed text with norms.</summary>
public sealed class TextField : Field
{
    /// <summary>Frequencies and positions, not stored.</summary>
    public static readonly FieldType WithPositions = new() { Tokenized = true, IndexOptions = IndexOptions.DocsAndFreqsAndPositions };

    /// <summary>Frequencies and positions, stored.</summary>
    public static readonly FieldType WithPositionsStored = WithPositions with { Stored = true };

    /// <summary>Frequencies without positions: for ranking alone.</summary>
    public static readonly FieldType WithFreqs = new() { Tokenized = true, IndexOptions = IndexOptions.DocsAndFreqs };

    /// <summary>Which documents have which words, without norms: for the words, not for ranking.</summary>
    public static readonly FieldType DocsOnly = new() { Tokenized = true, IndexOptions = IndexOptions.Docs, OmitNorms = true };

    public TextField(string name, string value, FieldType type)
        : base(name, type) => StringValue = value;

    public TextField(string name, string value, bool stored = false)
        : this(name, value, stored ? WithPositionsStored : WithPositions)
    {
    }
}
