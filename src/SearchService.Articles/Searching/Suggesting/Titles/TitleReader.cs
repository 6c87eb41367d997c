using System.Text.Json;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>Reads the title out of what is stored of an article, and nothing else of it.</summary>
internal sealed class TitleReader : StoredFieldVisitor
{
    private string? _title;

    /// <summary>The title of a document; null when it has none.</summary>
    public static string? Read(IndexReader reader, int globalDocId)
    {
        var visitor = new TitleReader();
        reader.VisitDocument(globalDocId, visitor);
        return visitor._title;
    }

    /// <inheritdoc/>
    public override StoredFieldDemand Needs(FieldInfo field) =>
        field.Name == IndexFields.Source ? StoredFieldDemand.Yes : _title is null ? StoredFieldDemand.No : StoredFieldDemand.Stop;

    /// <inheritdoc/>
    public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value)
    {
        var json = new Utf8JsonReader(value);
        while (_title is null && json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals("title"u8))
            {
                json.Read();
                _title = json.GetString();
            }
        }
    }
}
