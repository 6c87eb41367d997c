using SearchService.Engine.Model;

namespace SearchService.Articles;

/// <summary>The names of the index's fields. They are Lucene names, so that other Lucene tools can read the index.</summary>
internal static class IndexFields
{
    /// <summary>The article's id, as one term, stored.</summary>
    public const string Id = "id";

    /// <summary>Title, excerpt, topics and provider in one field, each word counted with its field's weight: what ranking runs on.</summary>
    public const string Text = "text";

    /// <summary>The words of the same texts as they stand there, in lower case, without stems: which words there are, for respelling.
    /// Documents only; nothing is ranked here.</summary>
    public const string Word = "word";

    /// <summary>The words of titles in lower case, with stop words: what suggestions look for. Documents only, like the two fields that
    /// follow.</summary>
    public const string TitleWord = "title_word";

    /// <summary>The first one, two and three letters of these words: what is typed first is in very many titles, and so is one list.</summary>
    public const string TitleStart = "title_start";

    /// <summary>The first words of titles with their places, as <see cref="SearchService.Articles.TitlePlace"/> writes them: which titles begin with what
    /// is typed.</summary>
    public const string TitlePlace = "title_place";

    /// <summary>A column by which equal titles are known, see <see cref="SearchService.Articles.TitleHash"/>.</summary>
    public const string TitleHash = "title_hash";

    public const string Title = "title";
    public const string Excerpt = "excerpt";
    public const string TopicText = "topic_text";
    public const string ProviderText = "provider_text";

    /// <summary>Exact values: as one term, folded by <see cref="FoldedValue"/>; the displayed form is the column.</summary>
    public const string Topic = "topic";

    public const string Provider = "provider";
    public const string ProviderDomain = "provider_domain";
    public const string Category = "category";
    public const string Type = "type";

    public const string Quality = "quality";
    public const string Heat = "heat";

    /// <summary>Milliseconds since 1970.</summary>
    public const string Published = "publishedDateTime";

    /// <summary>Stored: the article as UTF-8 JSON, ready to be sent.</summary>
    public const string Source = "source";

    /// <summary>Stored: the related list as UTF-8 JSON.</summary>
    public const string Related = "related";

    /// <summary>Columns by which a changed-mode job knows a file again: its length in bytes, its time of change in ticks, and the
    /// first eight bytes of its content's SHA-256.</summary>
    public const string FileLength = "file_length";

    public const string FileModified = "file_modified";
    public const string FileHash = "file_hash";

    /// <summary>The order of documents within each segment: best quality first, so that the greatest factor of a score stands in front.
    /// Articles without a quality count as 0, as they do in scores.</summary>
    public static IReadOnlyList<IndexSortField> Sort { get; } = [IndexSortField.Long(Quality, descending: true)];

    /// <summary>The column of values that a facet counts and filters by; only for facets that can be filtered by.</summary>
    public static string FieldOf(Facet facet) => facet switch
    {
        Facet.Topic => Topic,
        Facet.Provider => Provider,
        Facet.Category => Category,
        Facet.Type => Type,
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, null),
    };

    /// <summary>The form in which exact values compare: without regard to case.</summary>
    public static string FoldedValue(string value) => value.Trim().ToLowerInvariant();
}
