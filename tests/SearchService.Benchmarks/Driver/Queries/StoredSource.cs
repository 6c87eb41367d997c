using SearchService.Articles;
using SearchService.Engine.Model;

namespace SearchService.Benchmarks;

/// <summary>Loads what a hit shows: the stored JSON and the id, not the related list.</summary>
internal sealed class StoredSource : StoredFieldVisitor
{
    public byte[] Bytes { get; private set; } = [];

    public string Id { get; private set; } = "";

    public override StoredFieldDemand Needs(FieldInfo field) =>
        field.Name is IndexFields.Source or IndexFields.Id ? StoredFieldDemand.Yes : StoredFieldDemand.No;

    public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => Bytes = value.ToArray();

    public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Id = System.Text.Encoding.UTF8.GetString(utf8);
}
