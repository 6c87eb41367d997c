namespace SearchService.Articles;

/// <summary>The analyzed fields of the index: what queries look into.</summary>
internal static class TextFields
{
    /// <summary>All text of an article in one field, title words counted more than once: ranking runs on it. It has no positions.</summary>
    public const string Text = IndexFields.Text;

    private static readonly string[] SingleFields = [IndexFields.Title, IndexFields.Excerpt, IndexFields.TopicText, IndexFields.ProviderText];

    /// <summary>All fields that a query can name.</summary>
    public static readonly QueryField[] All = Enum.GetValues<QueryField>();

    /// <summary>The index's name of a field that a query names; that of all text for none.</summary>
    public static string Of(QueryField? field) => field is { } named ? SingleFields[(int)named] : Text;
}
