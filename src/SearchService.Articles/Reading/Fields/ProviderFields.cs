namespace SearchService.Articles;

/// <summary>The publisher of an article: a mapping with name and domain, or one text, which is the name.</summary>
internal sealed class ProviderFields(ArticleReadOptions options) : FieldGroup
{
    private const int NameField = 0;
    private const int DomainField = 1;

    public string? Name { get; private set; }

    public string? Domain { get; private set; }

    /// <summary>Reads the value of a <c>provider</c> key; a list says nothing.</summary>
    public void ReadValue(in FrontMatterEvent value, FrontMatterCursor cursor)
    {
        if (value.Kind == FrontMatterEventKind.MappingStart)
        {
            ReadFrom(cursor);
            return;
        }

        Clear();
        Name = ShortText(value, cursor, options);
    }

    public void Reset() => Clear();

    protected override int IndexOf(ReadOnlySpan<char> key) => key switch
    {
        "name" => NameField,
        "domain" => DomainField,
        _ => -1,
    };

    protected override void Assign(int field, in FrontMatterEvent value, FrontMatterCursor cursor)
    {
        var text = ShortText(value, cursor, options);
        if (field == NameField)
            Name = text;
        else
            Domain = text;
    }

    protected override void Clear()
    {
        Name = null;
        Domain = null;
    }
}
