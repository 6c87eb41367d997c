namespace SearchService.Articles;

/// <summary>The picture of an article: the first entry of its <c>images</c> whose URL may be answered.</summary>
internal sealed class ImageFields(ArticleReadOptions options) : FieldGroup
{
    private const int UrlField = 0;
    private const int WidthField = 1;
    private const int HeightField = 2;

    /// <summary>The URL, or null when there is no picture.</summary>
    public string? Url { get; private set; }

    /// <summary>In pixels, at least 1, or null.</summary>
    public int? Width { get; private set; }

    /// <summary>In pixels, at least 1, or null.</summary>
    public int? Height { get; private set; }

    /// <summary>Reads the value of an <c>images</c> key: a list of mappings or URLs, or one of either.</summary>
    public void ReadValue(in FrontMatterEvent value, FrontMatterCursor cursor)
    {
        if (value.Kind != FrontMatterEventKind.SequenceStart)
        {
            ReadEntry(value, cursor);
            return;
        }

        Clear();
        while (cursor.Read() is var entry && entry.Kind != FrontMatterEventKind.SequenceEnd)
        {
            if (Url is null)
                ReadEntry(entry, cursor);
            else
                cursor.SkipRest(entry);
        }
    }

    public void Reset() => Clear();

    protected override int IndexOf(ReadOnlySpan<char> key) => key switch
    {
        "url" => UrlField,
        "width" => WidthField,
        "height" => HeightField,
        _ => -1,
    };

    protected override void Assign(int field, in FrontMatterEvent value, FrontMatterCursor cursor)
    {
        var text = ScalarText(value, cursor);
        if (field == UrlField)
            Url = ArticleUrl.Accept(text, options.MaxUrlLength);
        else if (field == WidthField)
            Width = Pixels(text);
        else
            Height = Pixels(text);
    }

    protected override void Clear()
    {
        Url = null;
        Width = null;
        Height = null;
    }

    private static int? Pixels(ReadOnlySpan<char> text) => ArticleNumber.Parse(text) is > 0 and var pixels ? pixels : null;

    private void ReadEntry(in FrontMatterEvent entry, FrontMatterCursor cursor)
    {
        Clear();
        if (entry.Kind == FrontMatterEventKind.MappingStart)
            ReadFrom(cursor);
        else
            Url = ArticleUrl.Accept(ScalarText(entry, cursor), options.MaxUrlLength);
    }
}
