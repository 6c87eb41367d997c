using SearchService.Engine.Documents;
using SearchService.Engine.Model;
using Xunit;

namespace SearchService.Engine.Tests.Documents;

public sealed class FieldTests
{
    [Fact]
    public void A_field_needs_a_name()
    {
        Assert.Throws<ArgumentException>(() => new StringField("", "x"));
        Assert.Throws<ArgumentNullException>(() => new StoredField(null!, 1));
    }

    [Fact]
    public void Each_kind_of_field_has_its_type_and_value()
    {
        var id = new StringField("id", "a1", stored: true);
        Assert.Equal("a1", id.StringValue);
        Assert.Equal((IndexOptions.Docs, true, true, false), (id.Type.IndexOptions, id.Type.OmitNorms, id.Type.Stored, id.Type.Tokenized));

        var text = new TextField("body", "red fox");
        Assert.Equal((IndexOptions.DocsAndFreqsAndPositions, false, false, true), (text.Type.IndexOptions, text.Type.OmitNorms, text.Type.Stored, text.Type.Tokenized));

        var number = new NumericDocValuesField("n", -3);
        Assert.Equal((-3L, DocValuesType.Numeric, IndexOptions.None), (number.NumericValue, number.Type.DocValuesType, number.Type.IndexOptions));

        var sorted = new SortedDocValuesField("s", "ä");
        Assert.Equal(DocValuesType.Sorted, sorted.Type.DocValuesType);
        Assert.Equal([0xC3, 0xA4], sorted.BinaryValue.ToArray());
        Assert.Equal(DocValuesType.SortedSet, new SortedSetDocValuesField("s", "ä").Type.DocValuesType);

        var stored = new StoredField("raw", new byte[] { 1, 2 });
        Assert.True(stored.Type.Stored);
        Assert.Equal([1, 2], stored.BinaryValue.ToArray());
        Assert.Equal(5, new StoredField("n", 5).NumericValue);
    }

    [Theory]
    [InlineData(DocValuesType.Sorted)]
    [InlineData(DocValuesType.SortedSet)]
    public void A_text_with_a_sorted_column_is_the_columns_value_too(DocValuesType column)
    {
        var field = new Field("f", "ä", StringField.AlsoStored with { DocValuesType = column });
        Assert.Equal("ä", field.StringValue);
        Assert.Equal([0xC3, 0xA4], field.BinaryValue.ToArray());
        Assert.Throws<ArgumentNullException>(() => new Field("f", null!, new FieldType { DocValuesType = column }));
    }

    [Fact]
    public void Documents_keep_fields_in_order_and_can_be_used_again()
    {
        Document document = [new StringField("a", "1"), new StringField("b", "2"), new StringField("a", "3")];
        Assert.Equal(["1", "2", "3"], document.Select(f => f.StringValue));
        Assert.Equal("b", document[1].Name);
        document.Clear();
        Assert.Empty(document);
    }
}
