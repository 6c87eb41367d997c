namespace SearchService.Articles;

/// <summary>
/// The fields of one article while its front matter is read, and of one entry of a related list, which has the same keys. A
/// value whose shape is wrong is absent, apart from an article's own title and excerpt, which end the reading.
/// </summary>
internal sealed class ArticleFields : FieldGroup
{
    private readonly ArticleReadOptions _options;
    private readonly RelatedList? _related;
    private string? _title;
    private string? _name;
    private string? _excerpt;
    private string? _bio;
    private string? _description;

    /// <param name="options">The bounds.</param>
    /// <param name="related">Takes the related list; null for an entry of such a list, of which fewer keys are read.</param>
    public ArticleFields(ArticleReadOptions options, RelatedList? related)
    {
        _options = options;
        _related = related;
        Provider = new ProviderFields(options);
        Image = new ImageFields(options);
    }

    private enum Field
    {
        None = -1,
        Title,
        Name,
        Excerpt,
        Bio,
        Description,
        Published,
        WebUrl,
        OriginalUrl,
        AmpWebUrl,
        CdnAmpWebUrl,
        Category,
        Type,
        Quality,
        Heat,
        IsPublished,
        Removed,
        Provider,
        Topics,
        Images,
        Related,
    }

    /// <summary>The title, or what stands in for it; empty when there is none.</summary>
    public string Title => FirstText(_title, _name, null) ?? "";

    /// <summary>The excerpt, or what stands in for it; null when there is none, not even an empty one.</summary>
    public string? Excerpt => FirstText(_excerpt, _bio, _description) ?? _excerpt;

    /// <summary>The line of the title's value, or 1 when there is no such key.</summary>
    public int TitleLine { get; private set; }

    public DateTimeOffset? Published { get; private set; }

    public string? WebUrl { get; private set; }

    public string? OriginalUrl { get; private set; }

    public string? AmpWebUrl { get; private set; }

    public string? CdnAmpWebUrl { get; private set; }

    public string? Category { get; private set; }

    public string? Type { get; private set; }

    public int? Quality { get; private set; }

    /// <summary>As the file says it, -1 included.</summary>
    public int? Heat { get; private set; }

    /// <summary>The file's <c>published</c>, which decides nothing.</summary>
    public bool? IsPublished { get; private set; }

    /// <summary>The line that marks the article as removed, or 0.</summary>
    public int RemovedLine { get; private set; }

    public ProviderFields Provider { get; }

    public List<string> Topics { get; private set; } = [];

    public ImageFields Image { get; }

    private bool IsEntry => _related is null;

    protected override int IndexOf(ReadOnlySpan<char> key) => (int)(key switch
    {
        "title" => Field.Title,
        "name" => Field.Name,
        "publishedDateTime" => Field.Published,
        "webUrl" => Field.WebUrl,
        "type" => Field.Type,
        "quality" => Field.Quality,
        "provider" => Field.Provider,
        "images" => Field.Images,
        _ => IsEntry ? Field.None : OwnField(key),
    });

    protected override void Assign(int field, in FrontMatterEvent value, FrontMatterCursor cursor)
    {
        switch ((Field)field)
        {
            case Field.Title:
                TitleLine = cursor.Line;
                _title = Prose(value, cursor, isRequired: !IsEntry);
                break;
            case Field.Name: _name = Prose(value, cursor); break;
            case Field.Excerpt: _excerpt = Prose(value, cursor, isRequired: true); break;
            case Field.Bio: _bio = Prose(value, cursor); break;
            case Field.Description: _description = Prose(value, cursor); break;
            case Field.Published: Published = ArticleDate.Parse(ScalarText(value, cursor)); break;
            case Field.WebUrl: WebUrl = Url(value, cursor); break;
            case Field.OriginalUrl: OriginalUrl = Url(value, cursor); break;
            case Field.AmpWebUrl: AmpWebUrl = Url(value, cursor); break;
            case Field.CdnAmpWebUrl: CdnAmpWebUrl = Url(value, cursor); break;
            case Field.Category: Category = ShortText(value, cursor, _options); break;
            case Field.Type: Type = ShortText(value, cursor, _options); break;
            case Field.Quality: Quality = ArticleNumber.Parse(ScalarText(value, cursor)) is { } quality ? Math.Max(0, quality) : null; break;
            case Field.Heat: Heat = ArticleNumber.Parse(ScalarText(value, cursor)); break;
            case Field.IsPublished: IsPublished = ArticleNumber.ParseBoolean(ScalarText(value, cursor)); break;
            case Field.Removed: RemovedLine = ArticleNumber.ParseBoolean(ScalarText(value, cursor)) == true ? cursor.Line : 0; break;
            case Field.Provider: Provider.ReadValue(value, cursor); break;
            case Field.Topics: ReadTopics(value, cursor); break;
            case Field.Images: Image.ReadValue(value, cursor); break;
            case Field.Related: _related!.ReadValue(value, cursor); break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, "Not a field of an article.");
        }
    }

    protected override void Clear()
    {
        _title = _name = _excerpt = _bio = _description = null;
        Published = null;
        WebUrl = OriginalUrl = AmpWebUrl = CdnAmpWebUrl = Category = Type = null;
        Quality = Heat = null;
        IsPublished = null;
        TitleLine = 1;
        RemovedLine = 0;
        Topics = [];
        Provider.Reset();
        Image.Reset();
        _related?.Reset();
    }

    private static Field OwnField(ReadOnlySpan<char> key) => key switch
    {
        "excerpt" => Field.Excerpt,
        "bio" => Field.Bio,
        "description" => Field.Description,
        "originalUrl" => Field.OriginalUrl,
        "ampWebUrl" => Field.AmpWebUrl,
        "cdnAmpWebUrl" => Field.CdnAmpWebUrl,
        "category" => Field.Category,
        "heat" => Field.Heat,
        "published" => Field.IsPublished,
        "removed" => Field.Removed,
        "topics" => Field.Topics,
        "related" => Field.Related,
        _ => Field.None,
    };

    private static string? FirstText(string? first, string? second, string? third) =>
        !string.IsNullOrEmpty(first) ? first
        : !string.IsNullOrEmpty(second) ? second
        : !string.IsNullOrEmpty(third) ? third
        : null;

    private string? Prose(in FrontMatterEvent value, FrontMatterCursor cursor, bool isRequired = false)
    {
        if (isRequired && !value.IsScalar)
            throw new FrontMatterException(ArticleReadReason.BadField, cursor.Line);
        var text = ScalarText(value, cursor);
        if (text.Length > _options.MaxTextLength)
            throw new FrontMatterException(ArticleReadReason.TooLarge, cursor.Line);
        return value.IsScalar && !value.IsNull ? ArticleText.CleanProse(text) : null;
    }

    private string? Url(in FrontMatterEvent value, FrontMatterCursor cursor) => ArticleUrl.Accept(ScalarText(value, cursor), _options.MaxUrlLength);

    /// <summary>One text is one topic, lists inside lists are read as one list, mappings say nothing.</summary>
    private void ReadTopics(in FrontMatterEvent value, FrontMatterCursor cursor)
    {
        Topics = [];
        var depth = 0;
        for (var node = value; ; node = cursor.Read())
        {
            if (node.Kind == FrontMatterEventKind.SequenceStart)
                depth++;
            else if (node.Kind == FrontMatterEventKind.SequenceEnd)
                depth--;
            else if (ShortText(node, cursor, _options) is { } topic && !Topics.Contains(topic))
                AddTopic(topic, cursor.Line);
            if (depth == 0)
                return;
        }
    }

    private void AddTopic(string topic, int line)
    {
        if (Topics.Count == _options.MaxTopics)
            throw new FrontMatterException(ArticleReadReason.TooLarge, line);
        Topics.Add(topic);
    }
}
