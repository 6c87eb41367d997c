using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

public sealed class DocumentRulesTests
{
    private static readonly string LongestTerm = new('x', DocumentRules.MaxTermBytes);

    private static readonly CopyTarget Copy = new("text", TextField.WithFreqs, 1);

    public static TheoryData<string, Field> Sound() => new()
    {
        { "text", new TextField("f", "red fox") { CopyTo = Copy } },
        { "empty text", new TextField("f", "") },
        { "long text", new TextField("f", LongestTerm + "xyz") },
        { "longest term", new StringField("f", LongestTerm) },
        { "longest term of more than one byte each", new StringField("f", new string('ä', DocumentRules.MaxTermBytes / 2)) },
        { "longest value", new SortedDocValuesField("f", LongestTerm) },
        { "number", new NumericDocValuesField("f", long.MinValue) },
        { "long stored text", new StoredField("f", LongestTerm + "xyz") },
        { "long stored bytes", new StoredField("f", new byte[DocumentRules.MaxTermBytes + 1]) },
    };

    public static TheoryData<string, Field> Broken() => new()
    {
        { "field 'f' is indexed but has no text", new TextField("f", null!) },
        { "field 'f': offsets are not written", new Field("f", "x", Type(IndexOptions.DocsAndFreqsAndPositionsAndOffsets)) },
        { "field 'f' has a term of more than 32766 bytes", new StringField("f", LongestTerm + "x") },
        { "field 'f' has a term of more than 32766 bytes", new StringField("f", new string('ä', (DocumentRules.MaxTermBytes / 2) + 1)) },
        { "field 'f' has a term of more than 32766 bytes", new StringField("f", new string('€', (DocumentRules.MaxTermBytes / 3) + 1)) },
        { "field 'f' has a value of more than 32766 bytes", new SortedDocValuesField("f", LongestTerm + "x") },
        { "field 'f' has a value of more than 32766 bytes", new SortedSetDocValuesField("f", LongestTerm + "x") },
        { "field 'f' has a value of more than 32766 bytes", new Field("f", LongestTerm + "x", new FieldType { DocValuesType = DocValuesType.Sorted }) },
        { "field 'f' has a numeric column but no number", new Field("f", "x", new FieldType { DocValuesType = DocValuesType.Numeric }) },
        { "field 'f': Binary doc values are not written", new Field("f", "x", new FieldType { DocValuesType = DocValuesType.Binary }) },
        { "field 'f': SortedNumeric doc values are not written", new Field("f", "x", new FieldType { DocValuesType = DocValuesType.SortedNumeric }) },
        { "field 'f': tokens are copied from analyzed fields", new StringField("f", "x") { CopyTo = Copy } },
        { "field 'f': tokens are copied from analyzed fields", new TextField("f", "x") { CopyTo = Copy with { TokenWeight = 0 } } },
        { "field 'f': tokens are copied from analyzed fields", new TextField("f", "x") { CopyTo = Copy with { Type = TextField.WithPositions } } },
    };

    [Theory]
    [MemberData(nameof(Sound), DisableDiscoveryEnumeration = true)]
    public void Check_accepts_sound_fields(string what, Field field)
    {
        var thrown = Record.Exception(() => DocumentRules.Check([field]));
        Assert.True(thrown is null, $"{what}: {thrown?.Message}");
    }

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void Check_names_the_field_and_the_rule(string message, Field field)
    {
        // The fields before it are sound: all of a document is checked.
        var e = Assert.Throws<ArgumentException>(() => DocumentRules.Check([new StringField("id", "1"), field]));
        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_accepts_an_empty_document() => DocumentRules.Check([]);

    private static FieldType Type(IndexOptions options) => new() { IndexOptions = options, Tokenized = true };
}
