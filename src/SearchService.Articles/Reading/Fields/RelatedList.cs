using System.Buffers;
using System.Text.Json;

namespace SearchService.Articles;

/// <summary>
/// The related list of an article, written as JSON while it is read: one entry is held at a time, however long the list is.
/// Entries without a title are left out; a list that is not a list is none.
/// </summary>
internal sealed class RelatedList
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly Utf8JsonWriter _json;
    private readonly ArticleFields _entry;
    private int _count;

    public RelatedList(ArticleReadOptions options)
    {
        _entry = new ArticleFields(options, related: null);
        _json = new Utf8JsonWriter(_bytes, ArticleJson.WriterOptions);
    }

    /// <summary>Reads the value of a <c>related</c> key.</summary>
    public void ReadValue(in FrontMatterEvent value, FrontMatterCursor cursor)
    {
        Reset();
        if (value.Kind != FrontMatterEventKind.SequenceStart)
        {
            cursor.SkipRest(value);
            return;
        }

        _json.WriteStartArray();
        while (cursor.Read() is var item && item.Kind != FrontMatterEventKind.SequenceEnd)
        {
            if (item.Kind != FrontMatterEventKind.MappingStart)
            {
                cursor.SkipRest(item);
                continue;
            }

            _entry.ReadFrom(cursor);
            if (_entry.Title.Length == 0)
                continue;
            ArticleJson.WriteRelated(_json, _entry);
            _count++;
        }

        _json.WriteEndArray();
        _json.Flush();
    }

    /// <summary>The list as a UTF-8 JSON array, or no bytes when it has no entry.</summary>
    public byte[] ToJson() => _count == 0 ? [] : _bytes.WrittenSpan.ToArray();

    /// <summary>Forgets the list.</summary>
    public void Reset()
    {
        _count = 0;
        _bytes.ResetWrittenCount();
        _json.Reset();
    }
}
